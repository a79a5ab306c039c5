// TensorFlow's images: a Python of Ubuntu's packages, and a pip of its own.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const tensorflowFamily: ImageFamily = listedFamily({
  id: 'tensorflow',
  repositories: ['tensorflow/tensorflow'],
  ownPackages: 'tensorflow, numpy and what they require',
  brings: 'TensorFlow',
  open: true,
  unclear: (tag) =>
    /custom-op|devel/.test(tag)
      ? { reason: 'it is made to build TensorFlow and its operations, on what is not known' }
      : undefined,
});
