// What told pure from native, for a reader: numpy's sdist names its compilers in 25 places, and the first few say as much.

import { counted } from '../../text/counted.ts';

/** As many as the files that are named as refused. */
const SHOWN = 5;

interface ShownEvidence {
  readonly shown: readonly string[];
  /** What stands for the others; undefined where there are none. */
  readonly rest: string | undefined;
}

/** The first reasons, and how many there are beside them; a single one takes no more room than its count. */
export function shownEvidence(evidence: readonly string[]): ShownEvidence {
  if (evidence.length <= SHOWN + 1) return { shown: evidence, rest: undefined };
  const more = counted(evidence.length - SHOWN, 'more reason');
  return { shown: evidence.slice(0, SHOWN), rest: `and ${more}; --format json has them all` };
}
