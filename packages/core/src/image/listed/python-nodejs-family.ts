// Python with Node.js: the official python image, with what Node.js adds.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const pythonNodejsFamily: ImageFamily = listedFamily({
  id: 'python-nodejs',
  repositories: ['nikolaik/python-nodejs'],
  ownPackages: 'pipenv',
  brings: 'Node.js',
  // What stands in for one has the same Node.js.
  kin: (tag) => /nodejs\d+/.exec(tag)?.[0] ?? '',
  open: true,
});
