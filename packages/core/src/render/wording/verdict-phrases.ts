// Verdicts as a page says them: counted, and explained.

import type { Verdict } from '../../assess/verdict.ts';
import { counted } from '../../text/counted.ts';

interface VerdictPhrase {
  readonly counted: (count: number) => string;
  readonly meaning: string;
}

export const verdictPhrases = {
  impossible: {
    counted: (count) => `${count} cannot be installed`,
    meaning: 'no file can be installed: no wheel fits, and there is no sdist that may be taken',
  },
  build: { counted: (count) => `${count} to build`, meaning: 'no wheel fits: it must be compiled' },
  unknown: { counted: (count) => `${count} unknown`, meaning: 'could not be decided' },
  sdist: {
    counted: (count) => counted(count, 'pure sdist'),
    meaning: 'no wheel fits, but it is pure Python: no compiler is needed',
  },
  wheel: { counted: (count) => counted(count, 'wheel'), meaning: 'installs from a wheel' },
  skipped: { counted: (count) => `${count} not installed`, meaning: 'is not installed on this target' },
} as const satisfies Readonly<Record<Verdict, VerdictPhrase>>;
