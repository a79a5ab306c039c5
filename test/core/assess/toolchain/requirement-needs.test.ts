// What a build needs together with requirements that are built for it.

import { describe, expect, it } from 'vitest';
import type { BuildNeeds, PackagesEvidence } from '../../../../packages/core/src/assess/toolchain/build-needs.ts';
import type { Need, NeedNote } from '../../../../packages/core/src/assess/toolchain/need.ts';
import { withRequirements } from '../../../../packages/core/src/assess/toolchain/requirement-needs.ts';

const apk = (evidence: PackagesEvidence, ...names: string[]): BuildNeeds['packages'] => ({
  manager: 'apk',
  names,
  evidence,
});
const needs = (things: readonly Need[], packages: BuildNeeds['packages'], ...notes: NeedNote[]): BuildNeeds => ({
  things,
  packages,
  notes,
});

const rust: Need = { kind: 'rust' };
const c: Need = { kind: 'compiler', languages: ['C'] };
const fortran: Need = { kind: 'fortran' };
const headers = (...of: readonly string[]): Need => ({ kind: 'headers', of });
const forIt = (title: string, ...its: readonly Need[]): Need => ({ kind: 'for-requirement', needs: its, title });
const aNote: NeedNote = { kind: 'of-package', sentence: 'A note.' };

const numpy = {
  title: 'numpy 1.17.3',
  needs: needs([c], apk('known', 'build-base'), { kind: 'of-package', sentence: 'Of numpy alone.' }),
};

describe('withRequirements', () => {
  it.each<readonly [what: string, own: BuildNeeds, built: readonly (typeof numpy)[], expected: BuildNeeds]>([
    ['none', needs([rust], apk('built', 'cargo')), [], needs([rust], apk('built', 'cargo'))],
    [
      'a pure package whose requirement is compiled',
      needs([], apk('known')),
      [numpy],
      needs([forIt('numpy 1.17.3', c)], apk('known', 'build-base')),
    ],
    [
      'the same things and more packages, as well known as the weakest',
      needs([c, headers('HDF5')], apk('built', 'build-base', 'hdf5-dev'), aNote),
      [numpy],
      needs([c, headers('HDF5')], apk('known', 'build-base', 'hdf5-dev'), aNote),
    ],
    [
      'what was said before is not said again (scikit-learn 1.3.2)',
      needs([c], apk('built', 'build-base')),
      [
        {
          title: 'scipy 1.9.3',
          needs: needs([c, fortran], apk('built', 'build-base', 'gfortran')),
        },
      ],
      needs([c, forIt('scipy 1.9.3', fortran)], apk('built', 'build-base', 'gfortran')),
    ],
    [
      'sorted',
      needs([rust], apk('distribution', 'cargo')),
      [numpy],
      needs([rust, forIt('numpy 1.17.3', c)], apk('known', 'build-base', 'cargo')),
    ],
    [
      'what one of them needs is not known',
      needs([rust], apk('built', 'cargo')),
      [{ title: 'toolx 1.0', needs: needs([], null) }],
      needs([rust], null, { kind: 'requirement-unknown', title: 'toolx 1.0' }),
    ],
    ['its own are not known', needs([], null), [numpy], needs([forIt('numpy 1.17.3', c)], null)],
    [
      'cryptography 3.4.7 and the cffi that it builds: nothing more',
      needs([rust, c, headers('OpenSSL', 'libffi')], apk('known', 'build-base', 'cargo', 'libffi-dev')),
      [
        {
          title: 'cffi 1.17.1',
          needs: needs([c, headers('libffi')], apk('known', 'build-base', 'libffi-dev')),
        },
      ],
      needs([rust, c, headers('OpenSSL', 'libffi')], apk('known', 'build-base', 'cargo', 'libffi-dev')),
    ],
    [
      'several things',
      needs([rust], apk('known', 'cargo')),
      [
        {
          title: 'cffi 1.17.1',
          needs: needs([c, headers('libffi')], apk('known', 'build-base', 'libffi-dev')),
        },
      ],
      needs([rust, forIt('cffi 1.17.1', c, headers('libffi'))], apk('known', 'build-base', 'cargo', 'libffi-dev')),
    ],
  ])('%s', (_, own, built, expected) => {
    expect(withRequirements(own, built)).toEqual(expected);
  });
});
