// What a build needs together with requirements that are built for it.

import { describe, expect, it } from 'vitest';
import type { BuildNeeds, PackagesEvidence } from '../../../../packages/core/src/assess/toolchain/build-needs.ts';
import { withRequirements } from '../../../../packages/core/src/assess/toolchain/requirement-needs.ts';

const apk = (evidence: PackagesEvidence, ...names: string[]): BuildNeeds['packages'] => ({
  manager: 'apk',
  names,
  evidence,
});
const needs = (words: readonly string[], packages: BuildNeeds['packages'], ...notes: string[]): BuildNeeds => ({
  words,
  packages,
  notes,
});

const numpy = { title: 'numpy 1.17.3', needs: needs(['C compiler'], apk('known', 'build-base'), 'Of numpy alone.') };

describe('withRequirements', () => {
  it.each<readonly [what: string, own: BuildNeeds, built: readonly (typeof numpy)[], expected: BuildNeeds]>([
    ['none', needs(['Rust'], apk('built', 'cargo')), [], needs(['Rust'], apk('built', 'cargo'))],
    [
      'a pure package whose requirement is compiled',
      needs([], apk('known')),
      [numpy],
      needs(['C compiler for numpy 1.17.3'], apk('known', 'build-base')),
    ],
    [
      'the same words and more packages, as well known as the weakest',
      needs(['C compiler', 'HDF5 headers'], apk('built', 'build-base', 'hdf5-dev'), 'A note.'),
      [numpy],
      needs(['C compiler', 'HDF5 headers'], apk('known', 'build-base', 'hdf5-dev'), 'A note.'),
    ],
    [
      'words that were said before are not said again (scikit-learn 1.3.2)',
      needs(['C compiler'], apk('built', 'build-base')),
      [
        {
          title: 'scipy 1.9.3',
          needs: needs(['C compiler', 'Fortran compiler'], apk('built', 'build-base', 'gfortran')),
        },
      ],
      needs(['C compiler', 'Fortran compiler for scipy 1.9.3'], apk('built', 'build-base', 'gfortran')),
    ],
    [
      'sorted',
      needs(['Rust'], apk('distribution', 'cargo')),
      [numpy],
      needs(['Rust', 'C compiler for numpy 1.17.3'], apk('known', 'build-base', 'cargo')),
    ],
    [
      'what one of them needs is not known',
      needs(['Rust'], apk('built', 'cargo')),
      [{ title: 'toolx 1.0', needs: needs([], null) }],
      needs(['Rust'], null, 'What building toolx 1.0 needs of the image is not known.'),
    ],
    ['its own are not known', needs([], null), [numpy], needs(['C compiler for numpy 1.17.3'], null)],
    [
      'cryptography 3.4.7 and the cffi that it builds: nothing more',
      needs(['Rust', 'C compiler', 'OpenSSL and libffi headers'], apk('known', 'build-base', 'cargo', 'libffi-dev')),
      [
        {
          title: 'cffi 1.17.1',
          needs: needs(['C compiler', 'libffi headers'], apk('known', 'build-base', 'libffi-dev')),
        },
      ],
      needs(['Rust', 'C compiler', 'OpenSSL and libffi headers'], apk('known', 'build-base', 'cargo', 'libffi-dev')),
    ],
    [
      'several words',
      needs(['Rust'], apk('known', 'cargo')),
      [
        {
          title: 'cffi 1.17.1',
          needs: needs(['C compiler', 'libffi headers'], apk('known', 'build-base', 'libffi-dev')),
        },
      ],
      needs(
        ['Rust', 'C compiler and libffi headers for cffi 1.17.1'],
        apk('known', 'build-base', 'cargo', 'libffi-dev'),
      ),
    ],
  ])('%s', (_, own, built, expected) => {
    expect(withRequirements(own, built)).toEqual(expected);
  });
});
