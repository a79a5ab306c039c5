// Builds that fail with what they are built with, told from the sdist and from the versions that pip takes.

import { describe, expect, it } from 'vitest';
import type { BuildRequirement } from '../../../packages/core/src/assess/build-requirement.ts';
import { requirementEnds } from '../../../packages/core/src/assess/requirement-ends.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Release } from '../../../packages/core/src/target/target.ts';
import { reading } from '../sdist/reading.ts';

const taken = (pins: Readonly<Record<string, string>>): readonly BuildRequirement[] =>
  Object.entries(pins).map(([name, version]) => ({
    name: normalizeName(name),
    text: name,
    verdict: 'wheel',
    version,
  }));

const toml = '[build-system]\nrequires = ["setuptools", "wheel"]\nbuild-backend = "setuptools.build_meta"';
const cython = { 'pyproject.toml': toml, 'setup.py': 'setup(ext_modules=cythonize("a.pyx"))', 'a.pyx': null };

describe('requirementEnds', () => {
  it.each<
    readonly [
      what: string,
      files: Readonly<Record<string, string | null>>,
      pins: Readonly<Record<string, string>>,
      python: Release,
      said: readonly (readonly [sentence: RegExp, certain: boolean])[],
    ]
  >([
    [
      'scikit-learn 1.1.3',
      cython,
      { setuptools: '59.8.0' },
      [3, 12],
      [[/^Its build asks for setuptools 59\.8\.0, which does not run on Python 3\.12 or later/, true]],
    ],
    ['the same on an older Python', cython, { setuptools: '59.8.0' }, [3, 11], []],
    ['a setuptools that runs there', cython, { setuptools: '66.1.1' }, [3, 12], []],
    [
      'asyncpg 0.29.0',
      cython,
      { setuptools: '80.9.0', cython: '0.29.37' },
      [3, 13],
      [[/^Its build asks for Cython 0\.29\.37, whose C does not compile on Python 3\.13/, true]],
    ],
    ['the same on an older Python', cython, { cython: '0.29.37' }, [3, 12], []],
    ['a Cython that knows it', cython, { cython: '3.0.11' }, [3, 13], []],
    [
      'use_2to3, run by the setuptools of an official image (GDAL 2.4.0)',
      { 'setup.py': 'setup(use_2to3=True)' },
      { setuptools: '80.9.0' },
      [3, 9],
      [[/use_2to3.* unless a build constraint holds setuptools below 58/, true]],
    ],
    [
      'the same where images have an older one',
      { 'setup.py': 'setup(use_2to3=True)' },
      { setuptools: '75.3.2' },
      [3, 8],
      [[/use_2to3/, false]],
    ],
    [
      'the same in an isolated build',
      { 'setup.py': 'setup(use_2to3=True)', 'pyproject.toml': toml },
      { setuptools: '75.3.2' },
      [3, 8],
      [[/use_2to3/, true]],
    ],
    [
      'the same where no constraint helps, since setuptools 57 does not run there',
      { 'setup.py': 'extra = {}\nextra["use_2to3"] = True\nsetup(**extra)' },
      {},
      [3, 12],
      [[/^Its setup\.py asks for use_2to3, which setuptools 58 removed\.$/, true]],
    ],
    ['use_2to3 of Python 2', { 'setup.py': 'setup(use_2to3=True)' }, { setuptools: '44.1.1' }, [2, 7], []],
    [
      'use_2to3 with a setuptools that has it',
      { 'setup.py': 'setup(use_2to3=True)' },
      { setuptools: '57.5.0' },
      [3, 9],
      [],
    ],
    [
      'an error for whatever is built but the sdist (nvidia-cublas 0.0.1.dev5)',
      {
        'setup.py':
          "if sys.argv[1] == 'sdist':\n    setup()\n\nelse:\n    raise RuntimeError(open('ERROR.txt').read())\n",
      },
      {},
      [3, 12],
      [[/^Its setup\.py stops every build with an error/, true]],
    ],
    [
      'an error at the outermost level',
      { 'setup.py': 'from setuptools import setup\nraise SystemExit(\n  "install the other one")\nsetup()' },
      {},
      [3, 12],
      [[/^Its setup\.py stops every build with an error/, true]],
    ],
    [
      'an error for whatever makes a wheel (tensorflow-gpu 2.12.0)',
      {
        'setup.py':
          'import sys, setuptools\nif "bdist_wheel" in sys.argv or "install" in sys.argv:\n  raise Exception(WARNING)\nif __name__ == "__main__":\n  setuptools.setup()',
      },
      {},
      [3, 12],
      [[/^Its setup\.py stops every build with an error/, true]],
    ],
    [
      'the same by a helper (pytorch 1.0.2)',
      {
        'setup.py':
          "argv = lambda x: x in sys.argv\n\nif argv('install'):\n    raise Exception(m)\n\nif argv('bdist_wheel'):\n    raise Exception(m)\n\nsetup(name='pytorch')",
      },
      {},
      [3, 12],
      [[/^Its setup\.py stops every build with an error/, true]],
    ],
    [
      'an error for the arguments of an installer (tensorrt 9.3.0)',
      { 'setup.py': 'if len(sys.argv) != 5:\n    raise RuntimeError("Bad params")\nsetup()' },
      {},
      [3, 12],
      [[/^Its setup\.py stops every build with an error/, true]],
    ],
    [
      'an error in a function that a variable of the environment leaves (sklearn 0.0.post12)',
      {
        'setup.py': `def likely_error():
    accept = os.environ.get(
        "SKLEARN_ALLOW", "unset"
    )
    accept = (
        accept.lower()
    )
    if accept == "true":
        return
    raise SystemExit("use scikit-learn")

if __name__ == "__main__":
    sdist_mode = len(sys.argv) == 2 and sys.argv[1] == "sdist"
    if not sdist_mode:
        likely_error()
    setup(name="sklearn")`,
      },
      {},
      [3, 12],
      [[/^Its setup\.py stops the build with an error of its own, unless a variable/, true]],
    ],
    [
      'errors that may not come: of another command, in a try, in a loop, behind setup(), in a function that nobody calls',
      {
        'setup.py': `if "upload" in sys.argv:
    raise RuntimeError("no")
if len(sys.argv) < 2:
    sys.exit("usage")
try:
    raise ImportError
except ImportError:
    pass
for each in missing:
    raise RuntimeError(each)
def never():
    raise RuntimeError()
if os.path.exists("x"):
    setup()
else:
    never()
setup()
sys.exit(1)`,
      },
      {},
      [3, 12],
      [],
    ],
    [
      'an error for some, and one that a text tells of',
      {
        'setup.py':
          'if sys.version_info < (3, 8):\n    raise RuntimeError()\nelse:\n    x = 1\nsetup(description="""\nraise RuntimeError\n""")',
      },
      {},
      [3, 12],
      [],
    ],
    [
      'pkg_resources in an isolated build (shapely 2.0.1)',
      { 'setup.py': 'from pkg_resources import parse_version\nsetup()', 'pyproject.toml': toml },
      { setuptools: '82.0.0' },
      [3, 11],
      [[/pkg_resources.* unless a build constraint holds setuptools below 82/, true]],
    ],
    [
      'pkg_resources with a bound on setuptools',
      { 'setup.py': 'import pkg_resources\nsetup()', 'pyproject.toml': toml },
      { setuptools: '67.8.0' },
      [3, 11],
      [],
    ],
    [
      'pkg_resources that need not be there',
      { 'setup.py': 'try:\n  import pkg_resources\nexcept ImportError:\n  pass\nsetup()' },
      {},
      [3, 13],
      [],
    ],
    [
      'imp (Markdown 2.6)',
      { 'setup.py': 'import os, imp\nsetup()' },
      {},
      [3, 12],
      [[/imports imp, which Python 3\.12 removed/, true]],
    ],
    ['importlib', { 'setup.py': 'import importlib\nfrom importlib import metadata\nsetup()' }, {}, [3, 12], []],
    [
      'versioneer up to 0.22',
      {
        'setup.py': 'import versioneer\nsetup(version=versioneer.get_version())',
        'versioneer.py': 'def f():\n  parser = configparser.SafeConfigParser()',
      },
      {},
      [3, 12],
      [[/SafeConfigParser/, true]],
    ],
    [
      'versioneer from 0.23 on',
      { 'setup.py': 'import versioneer\nsetup()', 'versioneer.py': 'parser = configparser.ConfigParser()' },
      {},
      [3, 12],
      [],
    ],
  ])('%s', (_, files, pins, python, said) => {
    const found = requirementEnds({ reading: reading(files), requirements: taken(pins), python });
    expect(found).toHaveLength(said.length);
    for (const [at, [sentence, certain]] of said.entries()) {
      expect(found[at]?.sentence).toMatch(sentence);
      expect(found[at]?.certain).toBe(certain);
    }
  });
});
