// Bitnami's Python, whose versioned tags stopped on 2025-08-28.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const bitnamiFamily: ImageFamily = listedFamily({
  id: 'bitnami',
  repositories: ['bitnami/python'],
  open: true,
});
