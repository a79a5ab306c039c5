// Where a range of versions goes that the user is to ask for: into a line, beside the others, or into what a lock is made from.

import { formatTraits } from './format-traits.ts';
import { splitPath } from './relative-path.ts';
import type { LockedPackage, Manifest, SourceLocation } from './manifest.ts';

export interface RangeChange {
  /** The line that asks for the package, or that leads to it. */
  readonly at: SourceLocation;
  readonly how: 'in-line' | 'new-line' | 'lock-again';
  /** What a lock is made from, where it is to be asked for; absent where no lock is, or nobody knows. */
  readonly madeFrom?: string;
}

export function rangeChange({ at, resolved }: LockedPackage, { format }: Pick<Manifest, 'format'>): RangeChange {
  const { holdsAll, madeFrom } = formatTraits[format];
  if (holdsAll)
    return { at, how: 'lock-again', ...(madeFrom === null ? {} : { madeFrom: `${splitPath(at.path)[0]}${madeFrom}` }) };
  return { at, how: resolved !== undefined && resolved.path.length > 0 ? 'new-line' : 'in-line' };
}
