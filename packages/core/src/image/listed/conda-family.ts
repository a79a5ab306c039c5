// conda's images: the distribution gives the C library, conda the Python.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const condaFamily: ImageFamily = listedFamily({
  id: 'conda',
  repositories: ['continuumio/miniconda3', 'continuumio/anaconda3', 'condaforge/miniforge3', 'condaforge/mambaforge'],
  pythonSource: 'conda brings it',
  brings: 'conda',
  open: true,
});
