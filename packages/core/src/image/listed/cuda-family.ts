// NVIDIA's CUDA: the end of the tag names the distribution, and devel has a compiler.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const cudaFamily: ImageFamily = listedFamily({
  id: 'cuda',
  repositories: ['nvidia/cuda'],
});
