// The official slim python images as what stands in for an image of another family.

import type { Surrounded } from '../family.ts';
import type { NearPlace } from '../near-place.ts';
import { imageRow } from './image-table.ts';
import { otherMinors } from './python-minors.ts';

/** Of the target's own Python first; the image has its Python within, so no flag says which. */
export function slimImages({ request, target }: Surrounded): readonly NearPlace[] {
  const { python: _python, ...rest } = request;
  const own = { minor: target.python.release.join('.'), place: 0 };
  return [own, ...otherMinors(target.python.release)].flatMap(({ minor, place }) => {
    const row = imageRow(`${minor}-slim`);
    const { libc } = row?.distribution ?? {};
    if (row === undefined || libc === undefined || !row.platforms.includes(request.platform)) return [];
    const base = `python:${minor}-slim`;
    return [{ request: { ...rest, base }, minor, python: place, distribution: row.distribution, libc }];
  });
}
