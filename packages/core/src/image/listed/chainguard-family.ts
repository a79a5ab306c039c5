// Chainguard's images on Wolfi: its apk has packages for glibc, so apk does not mean musl.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const chainguardFamily: ImageFamily = listedFamily({
  id: 'chainguard',
  repositories: ['cgr.dev/chainguard/python', 'cgr.dev/chainguard/wolfi-base'],
});
