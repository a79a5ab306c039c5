// What a setup.py imports and its build does not ask for: pip isolates the build, and it stops with ModuleNotFoundError.

import { expect, it } from 'vitest';
import { reading } from './reading.ts';

it.each<readonly [what: string, setup: string, requires: string, undeclared: readonly string[]]>([
  [
    'pycocotools 2.0.0',
    'from setuptools import setup\nfrom Cython.Build import cythonize\nimport numpy as np\nsetup()',
    '"setuptools"',
    ['cython', 'numpy'],
  ],
  ['torch-scatter 2.1.2', 'import os, torch\nfrom setuptools import setup\nsetup()', '"setuptools"', ['torch']],
  ['what the build asks for', 'import numpy\nsetup()', '"setuptools", "numpy"', []],
  ['what comes with it', 'import numpy\nsetup()', '"setuptools", "oldest-supported-numpy"', []],
  ['in a try', 'try:\n    import numpy\nexcept ImportError:\n    numpy = None\nsetup()', '"setuptools"', []],
  ['what it installs by itself', "dist.fetch_build_eggs(['numpy'])\nimport numpy\nsetup()", '"setuptools"', []],
  ['behind setup()', 'setup()\nimport numpy', '"setuptools"', []],
  ['in a description', "text = '''\nimport numpy\n'''\nsetup()", '"setuptools"', []],
])('%s', (_, setup, requires, undeclared) => {
  const toml = `[build-system]\nrequires = [${requires}]\nbuild-backend = "setuptools.build_meta"`;
  expect(reading({ 'pyproject.toml': toml, 'setup.py': setup }).undeclared).toEqual(undeclared);
});

it('knows a module of its own', () => {
  expect(reading({ 'setup.py': 'import six\nfrom setuptools import setup\nsetup()', 'six.py': '' }).undeclared).toEqual(
    [],
  );
});
