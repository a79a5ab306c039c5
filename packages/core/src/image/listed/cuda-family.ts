// NVIDIA's CUDA: the end of the tag names the distribution, and devel has a compiler.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const cudaFamily: ImageFamily = listedFamily({
  id: 'cuda',
  repositories: ['nvidia/cuda'],
  brings: 'CUDA',
  // Wheels are built for one CUDA, and a Dockerfile for one package manager: 12.4.1-runtime-ubuntu22.04 has those of 12.4.1-runtime-ubuntu20.04.
  kin: (tag) => tag.replace(/[\d.]+$/, ''),
  pipPackaged: () => true,
});
