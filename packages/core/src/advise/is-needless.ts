// Whether a line of the user's own may go, with nothing in its place.

import { formatTraits } from '../manifest/format-traits.ts';
import { inStandardLibrary } from './in-standard-library.ts';
import type { Inquiry, Judged } from './inquiry.ts';

/**
 * The Python has its modules itself, or the file asks for what stands in for it as well. A lock is written by its tool, from what the
 * project asks for: no line of it goes.
 *
 * @param rows the packages that count on the target
 */
export function isNeedless(
  { as, manifest, matcher }: Judged,
  rows: readonly Judged[],
  { alternatives }: Inquiry,
): boolean {
  if (formatTraits[manifest.format].holdsAll) return false;
  if (inStandardLibrary(as.name, matcher.target.python.release) !== null) return true;
  const other = alternatives.get(as.name)?.name;
  return rows.some(({ as: each }) => each.name === other && each.resolved === undefined);
}
