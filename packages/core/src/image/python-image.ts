// One of python's own images, which most are: the tables of all others need not be loaded for it.

import { imageIn, type ResolvedImage } from './image-in.ts';
import { parseImageReference } from './image-ref.ts';
import { pythonFamily } from './python/python-family.ts';

/** Undefined for any other image, and for one that cannot be: why not is said by what knows all families. */
export function pythonImage(text: string): ResolvedImage | undefined {
  const reference = parseImageReference(text);
  if (!reference.ok) return undefined;
  const place = pythonFamily.owns(reference.value);
  if (place === undefined) return undefined;
  const image = imageIn({ family: pythonFamily, place }, reference.value);
  return 'refused' in image ? undefined : image;
}
