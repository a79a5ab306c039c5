// The families of images that are known; a further one is a further line.

import type { ImageFamily, Place } from './family.ts';
import type { ImageReference } from './image-ref.ts';
import { pythonFamily } from './python/python-family.ts';
import { systemFamily } from './system/system-family.ts';

export const families: readonly ImageFamily[] = [pythonFamily, systemFamily];

/** The family that a reference belongs to, and where in it; undefined for somebody else's image. */
export function familyOf(
  reference: ImageReference,
): { readonly family: ImageFamily; readonly place: Place } | undefined {
  for (const family of families) {
    const place = family.owns(reference);
    if (place) return { family, place };
  }
  return undefined;
}
