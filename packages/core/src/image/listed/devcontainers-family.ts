// Development containers: a number before the Python is the version of the image (1-3.12-bullseye).

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const devcontainersFamily: ImageFamily = listedFamily({
  id: 'devcontainers',
  repositories: ['mcr.microsoft.com/devcontainers/python'],
  brings: 'the tools for development',
});
