// TensorFlow's images: a Python of Ubuntu's packages, and a pip of its own.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const tensorflowFamily: ImageFamily = listedFamily({
  id: 'tensorflow',
  repositories: ['tensorflow/tensorflow'],
  ownPackages: 'tensorflow, numpy and what they require',
  brings: 'TensorFlow',
  open: true,
});
