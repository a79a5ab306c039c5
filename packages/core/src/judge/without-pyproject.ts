// Known failures of a build by a pip before 10: it reads no pyproject.toml (PEP 518), and brings nothing that a build asks for there.

import type { DeadEnd } from '../assess/dead-end.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Target } from '../target/target.ts';
import { withoutIsolation } from './without-isolation.ts';

/** What such a pip comes with: it builds by setup.py. */
const besidePip = ['pip', 'setuptools', 'wheel'];

export function withoutPyproject(
  ends: readonly DeadEnd[],
  reading: Pick<SdistReading, 'requires' | 'undeclared'> | null,
  { pip, environment }: Target,
): readonly DeadEnd[] {
  return withoutIsolation(ends, reading, besidePip, environment).map((end) =>
    end.fact.kind === 'unisolated' && pip
      ? { ...end, fact: { ...end.fact, pip }, source: 'PEP 518; the news of pip 10.0.0b1' }
      : end,
  );
}
