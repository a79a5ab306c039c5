// Extensions for want of a Cython that nothing brings. With CC=/bin/false pip made pure wheels of bintrees 2.0.4 (Python 3.12.1) and of
// peewee 2.10.2 (Python 3.9.18) so.

import { expect, it } from 'vitest';
import { reading } from './reading.ts';

const sources = { 'a/fast.pyx': null, 'a/slow.c': null };

const peewee = `from setuptools import setup, Extension
try:
    from Cython.Distutils import build_ext
except ImportError:
    cython_installed = False
    warnings.warn('Cython C extensions will NOT be built')
else:
    cython_installed = True
fast = Extension('a.fast', ['a/fast.pyx'])
ext_modules = []
if cython_installed:
    ext_modules.extend([fast])
if ext_modules:
    more.update(cmdclass={'build_ext': build_ext}, ext_modules=ext_modules)
setup(description='Written in Cython', **more)`;

const bintrees = `from setuptools import setup, Extension
try:
    from Cython.Distutils import build_ext
    ext_modules = [Extension('a.fast', ['a/slow.c', 'a/fast.pyx'])]
except ImportError:
    ext_modules = []
setup(ext_modules=ext_modules)`;

it.each([
  ['peewee 2.10.2', peewee],
  ['bintrees 2.0.4', bintrees],
  ['lines that end as on old Macs', `#!/usr/bin/env python\n${bintrees}`.replaceAll('\n', '\r')],
])('compiles nothing: %s', (_, setup) => {
  expect(reading({ ...sources, 'setup.py': setup }).native).toBe(false);
});

const slow = (handler: string): string => bintrees.replace('ext_modules = []', handler);

it.each([
  ['C in its place', slow("ext_modules = [Extension('a.slow', ['a/slow.c'])]")],
  [
    'a suffix in its place',
    peewee.replace(
      "fast = Extension('a.fast', ['a/fast.pyx'])\next_modules = []",
      "ext_modules = [Extension('a.fast', ['a/fast.c'])]",
    ),
  ],
  ['one more behind it', bintrees.replace('setup(', "ext_modules.append(Extension('a.slow', ['a/slow.c']))\nsetup(")],
  ['one more by another name', bintrees.replace('setup(', 'ext_modules += others\nsetup(')],
  [
    'an extension of its own in setup()',
    bintrees.replace('=ext_modules)', "=ext_modules + [Extension('a.slow', ['a/slow.c'])])"),
  ],
  ['an error that it raises', slow('raise')],
  ['setup_requires that brings it', bintrees.replace('setup(', "setup(setup_requires=['cython'], ")],
  ['an import without a try', bintrees.replace('try:', 'import Cython\ntry:')],
  ['a program that it starts', bintrees.replace('setup(', "import subprocess\nsubprocess.call(['./run'])\nsetup(")],
])('may compile: %s', (_, setup) => {
  expect(reading({ ...sources, 'setup.py': setup }).native).not.toBe(false);
});

it('counts a Cython that pyproject.toml asks for', () => {
  const toml = '[build-system]\nrequires = ["setuptools", "cython"]\nbuild-backend = "setuptools.build_meta"';
  expect(reading({ ...sources, 'setup.py': bintrees, 'pyproject.toml': toml }).native).toBe(true);
});
