// Whether a build installs the package without a compiler too, and without its extension modules.

import type { Build } from '../assess/assess.ts';

/** Where it comes as far as those: PyYAML 6.0 fails with Cython 3 before, whatever its setup.py would forgive. */
export function goesWithoutCompiler({ reading, requirements, deadEnds }: Build): boolean {
  return (
    reading?.optional === true &&
    deadEnds.length === 0 &&
    requirements.every(({ verdict }) => verdict === 'wheel' || verdict === 'sdist')
  );
}
