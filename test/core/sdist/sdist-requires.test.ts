// What an sdist says that its distribution requires: by its metadata where that is final, else by what setuptools left in it.

import { describe, expect, it } from 'vitest';
import { isRequiresFile, sdistRequires } from '../../../packages/core/src/sdist/sdist-requires.ts';

const metadata = (version: string, ...more: readonly string[]): string =>
  [`Metadata-Version: ${version}`, 'Name: x', 'Version: 1', ...more, '', ''].join('\n');

const requiresFile = `six
idna>=2.1

[:python_version < "3"]
enum34

[docs]
sphinx>=1.6,!=1.8.0 ; os_name == "posix"

[test:implementation_name == "cpython"]
pytest
`;

describe('sdistRequires', () => {
  it.each<[what: string, texts: Record<string, string>, others: readonly string[], expected: readonly string[] | null]>(
    [
      ['2.2 with the field', { 'PKG-INFO': metadata('2.2', 'Requires-Dist: a>1') }, [], ['a>1']],
      ['2.4 without the field', { 'PKG-INFO': metadata('2.4') }, [], []],
      ['2.2, dynamic', { 'PKG-INFO': metadata('2.2', 'Dynamic: Requires-Dist') }, [], null],
      ['2.1 with the field, as sip writes it', { 'PKG-INFO': metadata('2.1', 'Requires-Dist: a>1') }, [], ['a>1']],
      ['2.1 without it, which promises nothing', { 'PKG-INFO': metadata('2.1') }, [], null],
      // Their sdists hold the metadata of their wheels: poetry-core 1.0 (2.1), flit_core 3.2 (2.1), hatchling 0.8 (2.1).
      ...['flit_core.buildapi', 'poetry.core.masonry.api', 'hatchling.build', 'pdm.pep517.api'].map(
        (module): [string, Record<string, string>, readonly string[], readonly string[]] => [
          `2.1 without it, by ${module}`,
          {
            'PKG-INFO': metadata('2.1'),
            'pyproject.toml': `[build-system]\nrequires = []\nbuild-backend = "${module}"\n`,
          },
          [],
          [],
        ],
      ),
      [
        '2.1 without it, by setuptools',
        { 'PKG-INFO': metadata('2.1'), 'pyproject.toml': '[build-system]\nbuild-backend = "setuptools.build_meta"\n' },
        [],
        null,
      ],
      [
        'a backend without metadata',
        { 'pyproject.toml': '[build-system]\nbuild-backend = "flit_core.buildapi"\n' },
        [],
        null,
      ],
      [
        'setuptools, every kind of section',
        { 'PKG-INFO': metadata('2.1'), 'src/x.egg-info/requires.txt': requiresFile },
        ['src/x.egg-info/PKG-INFO'],
        [
          'six',
          'idna>=2.1',
          'enum34 ; (python_version < "3")',
          'sphinx>=1.6,!=1.8.0 ; (os_name == "posix") and extra == "docs"',
          'pytest ; (implementation_name == "cpython") and extra == "test"',
        ],
      ],
      ['setuptools, nothing required', { 'PKG-INFO': metadata('1.2') }, ['x.egg-info/PKG-INFO'], []],
      ['a requires.txt that was not read', {}, ['x.egg-info/PKG-INFO', 'x.egg-info/requires.txt'], null],
      ['distutils, nothing required', { 'setup.py': 'setup(name="uWSGI")' }, [], []],
      [
        'distutils, asking for something in so many words: pybars3 0.9.7',
        {
          'PKG-INFO': metadata('1.1'),
          'setup.py':
            'from distutils.core import setup\nsetup(name="pybars3", install_requires=[\n  "PyMeta3>=0.5.1",\n  ],\n  )',
        },
        [],
        ['PyMeta3>=0.5.1'],
      ],
      [
        'extras and markers, and names that have a value',
        {
          'setup.py':
            'needs = ["a"]\nneeds += ["b>1"]\nsetup(install_requires=needs, extras_require={"test": ["c"], ":python_version<\'3\'": "d"})',
        },
        [],
        ['a', 'b>1', 'c ; extra == "test"', "d ; (python_version<'3')"],
      ],
      ['one that is computed', { 'setup.py': 'setup(install_requires=open("r.txt").read().split())' }, [], null],
      [
        'one that hangs on the Python',
        { 'setup.py': 'n = ["a"]\nif sys.version_info < (3,):\n    n.append("b")\nsetup(install_requires=n)' },
        [],
        null,
      ],
      ['keywords from elsewhere', { 'setup.py': 'setup(install_requires=["a"], **more())' }, [], null],
      [
        'setup.cfg, which has a say',
        { 'setup.py': 'setup(install_requires=[])', 'setup.cfg': '[options]\ninstall_requires = a' },
        [],
        null,
      ],
      [
        'another backend, which reads no setup.py',
        {
          'setup.py': 'setup(install_requires=["a"])',
          'pyproject.toml': '[build-system]\nbuild-backend = "flit_core.buildapi"',
        },
        [],
        null,
      ],
      [
        'a [project] without a name, which no backend takes',
        { 'pyproject.toml': '[project]\ndependencies = ["a"]' },
        [],
        null,
      ],
      [
        'pyproject.toml of a source tree',
        {
          'pyproject.toml':
            '[project]\nname = "x"\ndependencies = ["a>1; python_version > \'3\'"]\n[project.optional-dependencies]\ntest = ["b"]',
        },
        [],
        ["a>1; python_version > '3'", 'b ; extra == "test"'],
      ],
      ['the same, asking for nothing', { 'pyproject.toml': '[project]\nname = "x"' }, [], []],
      [
        'the same, which its build completes',
        {
          'pyproject.toml': '[project]\nname = "x"\ndynamic = ["dependencies"]',
          'setup.py': 'setup(install_requires=f())',
        },
        [],
        null,
      ],
      ['nothing at all', {}, [], null],
      ['more than is read', { 'x.egg-info/requires.txt': 'six\n'.repeat(5001) }, [], null],
    ],
  )('%s', (_, texts, others, expected) => {
    const members = [...Object.keys(texts), ...others];
    expect(sdistRequires({ members, texts: new Map(Object.entries(texts)) })).toEqual(expected);
  });
});

describe('isRequiresFile', () => {
  it.each([
    ['x.egg-info/requires.txt', true],
    ['src/x.egg-info/requires.txt', true],
    ['requires.txt', false],
    ['docs/requires.txt', false],
    ['tests/data/old/x.egg-info/requires.txt', false],
  ])('%s: %s', (path, expected) => {
    expect(isRequiresFile(path)).toBe(expected);
  });
});
