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
  [
    'what a function imports for every command but egg_info (scikit-learn 0.19.2)',
    [
      'import sys',
      "commands = set(['develop', 'easy_install'])",
      'def status():',
      '    try:',
      '        import numpy',
      '        return True',
      '    except ImportError:',
      '        return False',
      'def package():',
      "    if len(sys.argv) == 1 or (len(sys.argv) >= 2 and ('--help' in sys.argv[1:] or sys.argv[1] in ('egg_info', '--version'))):",
      '        from setuptools import setup',
      '    else:',
      '        if status() is False:',
      "            raise ImportError('NumPy is not installed')",
      '        from numpy.distutils.core import setup',
      '    setup()',
      "if __name__ == '__main__':",
      '    package()',
    ].join('\n'),
    '"setuptools"',
    ['numpy'],
  ],
  [
    'what a function imports for the wheel, once setup_requires is there',
    "import sys\ndef package():\n    if 'bdist_wheel' in sys.argv:\n        import numpy\n    setup(setup_requires=['numpy'])\npackage()",
    '"setuptools"',
    [],
  ],
  ['what a function imports that nothing calls', 'def spam():\n    import numpy\nsetup()', '"setuptools"', []],
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
