// Jupyter's notebooks: conda's Python on Ubuntu.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const jupyterFamily: ImageFamily = listedFamily({
  id: 'jupyter',
  repositories: ['quay.io/jupyter/base-notebook', 'jupyter/base-notebook'],
  ownPackages: 'jupyterlab, and numpy and pandas from scipy-notebook on',
  brings: 'Jupyter',
  open: true,
});
