// NVIDIA's CUDA: the end of the tag names the distribution, and devel has a compiler.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

/**
 * Deleted from both registries by NVIDIA's support policy, as its notice of June 2023 lists them (NVIDIA/cudf-spark-examples#311); 11.0 was
 * gone before (NVIDIA/nvidia-docker#1735). What was built against them finds none of these tags (pytorch/builder#1446, nvidia-docker#1768).
 */
const deleted =
  /^(?:[78]\.0|9\.[0-2]|10\.[0-2]|11\.0|11\.2\.[01]|11\.3\.0|11\.4\.[0-2]|11\.5\.[01]|11\.6\.[01]|11\.7\.0)-/;

export const cudaFamily: ImageFamily = listedFamily({
  id: 'cuda',
  repositories: ['nvidia/cuda'],
  brings: 'CUDA',
  // Wheels are built for one CUDA, and a Dockerfile for one package manager: 12.4.1-runtime-ubuntu22.04 has those of 12.4.1-runtime-ubuntu20.04.
  kin: (tag) => tag.replace(/[\d.]+$/, ''),
  pipPackaged: () => true,
  gone: (tag) => (deleted.test(tag) ? '2023-07' : undefined),
});
