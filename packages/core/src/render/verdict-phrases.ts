// Verdicts as a page says them: beside a number, and explained.

import type { Verdict } from '../assess/assess.ts';

export const verdictPhrases = {
  impossible: { counted: 'cannot be installed', meaning: 'nothing to install: no wheel fits, and no sdist will do' },
  build: { counted: 'to build', meaning: 'no wheel fits: a compiler must build it' },
  unknown: { counted: 'unknown', meaning: 'could not be decided' },
  sdist: { counted: 'pure sdist', meaning: 'no wheel fits, but it is pure Python: no compiler is needed' },
  wheel: { counted: 'wheel', meaning: 'installs from a wheel' },
  skipped: { counted: 'not installed', meaning: 'is not installed on this target' },
} as const satisfies Readonly<Record<Verdict, { counted: string; meaning: string }>>;
