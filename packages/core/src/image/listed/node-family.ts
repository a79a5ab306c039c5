// Node.js: what most images for the web are built on, and where Python is added for node-gyp or a worker beside it.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

/** On buildpack-deps, with its compilers and headers; its slim tags on Debian's slim image, without. */
export const nodeFamily: ImageFamily = listedFamily({
  id: 'node',
  repositories: ['node'],
  brings: 'Node.js',
});
