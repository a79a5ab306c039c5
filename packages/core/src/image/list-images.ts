// Every image that the families know, for a reader.

import { families } from './families.ts';
import type { ImageSummary } from './family.ts';

/** What the tables know, family by family. */
export function listImages(): readonly ImageSummary[] {
  return families.flatMap((family) => family.list());
}
