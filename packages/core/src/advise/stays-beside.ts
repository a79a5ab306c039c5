// Whether a package is still installed once other versions are chosen.

import { formatTraits } from '../manifest/format-traits.ts';
import type { Chosen } from './askers-of.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import type { SetDemands } from './set-demands.ts';
import { toDropping } from './to-dropping.ts';

/** What a line of its own names stays; what others bring goes with the last that asks for it. */
export async function staysBeside(
  row: Judged,
  chosen: Chosen,
  open: ReadonlySet<Judged>,
  demands: SetDemands,
  inquiry: Inquiry,
): Promise<boolean> {
  const hasLine = !formatTraits[row.manifest.format].holdsAll && (row.as.resolved?.path ?? []).length === 0;
  return hasLine || (await toDropping(row, chosen, open, demands, inquiry)) !== undefined;
}
