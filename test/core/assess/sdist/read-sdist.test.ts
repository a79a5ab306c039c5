// Pure or native, in small: each row is one way that a real project took, or that one could take to hide.

import { describe, expect, it } from 'vitest';
import { backend, reading } from './reading.ts';

describe('native: false', () => {
  it.each([
    ['flit, whatever lies about', { 'pyproject.toml': backend('flit_core.buildapi'), 'src/a.c': null }],
    ['uv_build', { 'pyproject.toml': backend('uv_build') }],
    [
      'hatchling without a hook, with C as package data',
      { 'pyproject.toml': backend('hatchling.build'), 'a/x.c': null },
    ],
    [
      'hatchling with the vcs hook',
      { 'pyproject.toml': backend('hatchling.build', '[tool.hatch.build.hooks.vcs]\nversion-file = "v.py"') },
    ],
    [
      'a mypyc hook that is off by default',
      {
        'pyproject.toml': backend(
          'hatchling.build',
          '[tool.hatch.build.targets.wheel.hooks.mypyc]\nenable-by-default = false',
        ),
      },
    ],
    [
      'a custom hook that compiles nothing',
      {
        'pyproject.toml': backend('hatchling.build', '[tool.hatch.build.hooks.custom]'),
        'hatch_build.py': 'class Hook: pass',
      },
    ],
    ['poetry-core without a script', { 'pyproject.toml': backend('poetry.core.masonry.api') }],
    [
      'pdm-backend without a hook',
      { 'pyproject.toml': '[build-system]\nrequires = ["pdm-backend>=2"]\nbuild-backend = "pdm.backend"' },
    ],
    [
      'meson without languages',
      { 'pyproject.toml': backend('mesonpy'), 'meson.build': "project('a', version: '1')\npy.install_sources('a.py')" },
    ],
    [
      'setup.py that names packages alone',
      { 'setup.py': 'from setuptools import setup\nsetup(name="a", packages=["a"])' },
    ],
    [
      'setup.py that uploads and asks git',
      {
        'setup.py':
          'import os, subprocess\nos.system("twine upload dist/*")\nsubprocess.check_output(["git", "describe"])\nsetup()',
      },
    ],
    [
      'setup.py that speaks of extensions in comments',
      { 'setup.py': '"""Has no Extension( of its own."""\n# ext_modules=[]\nsetup()' },
    ],
    [
      'sources in tests and examples',
      { 'setup.py': 'setup()', 'tests/data/a.c': null, 'docs/b.pyx': null, 'examples/c/d.rs': null },
    ],
    [
      'a backend that builds itself',
      { 'PKG-INFO': 'Name: flit_core', 'pyproject.toml': backend('flit_core.buildapi', 'backend-path = ["."]') },
    ],
  ] as const)('%s', (_, files) => expect(reading(files).native).toBe(false));
});

describe('native: true', () => {
  it.each([
    ['ext_modules and C', { 'setup.py': 'setup(ext_modules=[Extension("a", ["a.c"])])', 'a.c': null }, ['c']],
    ['cffi, whose source is in Python', { 'setup.py': 'setup(cffi_modules=["build_a.py:ffi"])' }, ['c']],
    [
      'setuptools-rust in setup.py',
      {
        'setup.py': 'setup(rust_extensions=[RustExtension("a", "Cargo.toml")])',
        'Cargo.toml': '[package]\nname = "a"',
        'src/lib.rs': null,
      },
      ['rust'],
    ],
    [
      'setuptools-rust in pyproject.toml',
      {
        'pyproject.toml': backend('setuptools.build_meta', '[[tool.setuptools-rust.ext-modules]]\ntarget = "a"'),
        'src/lib.rs': null,
      },
      ['rust'],
    ],
    [
      'ext-modules in pyproject.toml',
      {
        'pyproject.toml': backend(
          'setuptools.build_meta',
          '[[tool.setuptools.ext-modules]]\nname = "a"\nsources = ["a.c"]',
        ),
        'a.c': null,
      },
      ['c'],
    ],
    [
      'pbr in setup.cfg',
      { 'setup.py': 'setup(pbr=True)', 'setup.cfg': '[extension=a]\nsources = a.c', 'a.c': null },
      ['c'],
    ],
    [
      'maturin',
      { 'pyproject.toml': backend('maturin'), 'Cargo.toml': '[package]\nname = "a"', 'src/lib.rs': null },
      ['rust'],
    ],
    [
      'maturin with the crate cc',
      {
        'pyproject.toml': backend('maturin'),
        'Cargo.toml': '[package]\nname = "a"\n[build-dependencies]\ncc = "1"',
        'src/lib.rs': null,
        'x.c': null,
      },
      ['c', 'rust'],
    ],
    [
      'scikit-build-core',
      {
        'pyproject.toml': backend('scikit_build_core.build'),
        'CMakeLists.txt': 'project(a LANGUAGES CXX)',
        'a.cpp': null,
      },
      ['c++'],
    ],
    [
      'meson',
      {
        'pyproject.toml': backend('mesonpy'),
        'meson.build': "project('a', ['c', 'cython'])\nadd_languages('fortran')",
      },
      ['c', 'cython', 'fortran'],
    ],
    [
      'Cython that writes C++',
      { 'setup.py': 'cythonize([Extension("a", ["a.pyx"], language="c++")])', 'a.pyx': null },
      ['c++', 'cython'],
    ],
    ['CUDA', { 'setup.py': 'CUDAExtension("a", ["a.cu"])', 'a.cu': null, 'a.cpp': null }, ['c++', 'cuda']],
    [
      'Go',
      { 'setup.py': 'setup(build_golang={"root": "x"}, ext_modules=[Extension("a", ["a.go"])])', 'a.go': null },
      ['go'],
    ],
    [
      'a script that runs a compiler',
      {
        'setup.py': 'import toolconfig\nsetup()',
        'toolconfig.py': 'import subprocess\nsubprocess.call(["gcc", "-c", "core/a.c"])',
        'core/a.c': null,
      },
      ['c'],
    ],
    [
      "poetry's build script",
      {
        'pyproject.toml': backend('poetry.core.masonry.api', '[tool.poetry.build]\nscript = "build.py"'),
        'build.py': 'def build(kw): kw.update({"ext_modules": [Extension("a", ["a.c"])]})',
        'a.c': null,
      },
      ['c'],
    ],
    [
      'an enabled mypyc hook',
      { 'pyproject.toml': backend('hatchling.build', '[tool.hatch.build.targets.wheel.hooks.mypyc]\nmypy-args = []') },
      ['c'],
    ],
    [
      'mypyc without being asked',
      { 'setup.py': 'from mypyc.build import mypycify\nsetup(ext_modules=mypycify(["a.py"]))' },
      ['c'],
    ],
    [
      'an in-tree backend',
      {
        'pyproject.toml': backend('hooks', 'backend-path = ["packaging/pep517_backend"]'),
        'packaging/pep517_backend/hooks.py':
          'from setuptools.build_meta import *\ncythonize_now = cythonize(["a.pyx"])',
        'a.pyx': null,
      },
      ['c', 'cython'],
    ],
  ] as const)('%s', (_, files, languages) => {
    const found = reading(files);
    expect(found.native).toBe(true);
    expect(found.languages).toEqual(languages);
  });
});

describe('native: null, which counts as a build', () => {
  it.each([
    ['nothing to build by', { 'a.py': null }],
    ['a pyproject.toml that is no TOML', { 'pyproject.toml': '[build-system\n' }],
    ['a pyproject.toml that was not read', { 'pyproject.toml': null }],
    ['a setup.py that was not read', { 'setup.py': null }],
    ['a setup.cfg that was not read', { 'setup.py': 'setup()', 'setup.cfg': null }],
    ['sources that nothing names', { 'setup.py': 'setup()', 'a/b.c': null }],
    ['sources in a folder called t alone, with ext_modules', { 'setup.py': 'setup(ext_modules=x)', 't/a.c': null }],
    ['ext_modules without sources', { 'setup.py': 'setup(ext_modules=load())' }],
    ['a backend that nobody knows', { 'pyproject.toml': backend('acme.build') }],
    [
      'an in-tree backend that was not read',
      { 'pyproject.toml': backend('acme', 'backend-path = ["x"]'), 'x/acme.py': null },
    ],
    [
      'an in-tree backend of a known name',
      { 'PKG-INFO': 'Name: acme', 'pyproject.toml': backend('flit_core.buildapi', 'backend-path = ["."]') },
    ],
    ['a hook that nobody knows', { 'pyproject.toml': backend('hatchling.build', '[tool.hatch.build.hooks.acme]') }],
    [
      'a hook that was not read',
      { 'pyproject.toml': backend('hatchling.build', '[tool.hatch.build.hooks.custom]\npath = "far/away.py"') },
    ],
    [
      'a hook that says it is not pure',
      {
        'pyproject.toml': backend('hatchling.build', '[tool.hatch.build.hooks.custom]'),
        'hatch_build.py': 'build_data["pure_python"] = False',
      },
    ],
    ['a hook in hatch.toml', { 'pyproject.toml': backend('hatchling.build'), 'hatch.toml': '[build.hooks.acme]' }],
    [
      'a plugin of pdm-backend',
      {
        'pyproject.toml':
          '[build-system]\nrequires = ["pdm-backend", "pdm-build-mypyc"]\nbuild-backend = "pdm.backend"',
      },
    ],
    [
      "poetry's script that was not read",
      { 'pyproject.toml': backend('poetry.core.masonry.api', '[tool.poetry]\nbuild = "b.py"') },
    ],
    [
      'meson with a subproject',
      { 'pyproject.toml': backend('mesonpy'), 'meson.build': "project('a')\nsubproject('b')" },
    ],
    ['meson whose meson.build was not read', { 'pyproject.toml': backend('mesonpy'), 'meson.build': null }],
    [
      'mypyc where the environment asks for it',
      { 'setup.py': 'import os\nfrom mypyc.build import mypycify\nif os.getenv("A"): x = mypycify([])\nsetup()' },
    ],
    ['a compiler among the requirements', { 'pyproject.toml': '[build-system]\nrequires = ["setuptools", "Cython"]' }],
    [
      'a plugin called after a compiler',
      { 'pyproject.toml': '[build-system]\nrequires = ["setuptools", "setuptools-nim"]' },
    ],
    ['make without sources', { 'setup.py': 'import os\nos.system("make -C vendored")\nsetup()' }],
    [
      'a program that is not known',
      { 'setup.py': 'import subprocess\nsubprocess.check_call(["dotnet", "build"])\nsetup()' },
    ],
    ['a download', { 'setup.py': 'from urllib.request import urlopen\nurlopen(where)\nsetup()' }],
    [
      'a wheel that is said to be no pure one',
      { 'setup.py': 'class W(bdist_wheel):\n  def finalize_options(self):\n    self.root_is_pure = False\nsetup()' },
    ],
  ] as const)('%s', (_, files) => {
    const found = reading(files);
    expect(found.native).toBe(null);
    expect(found.evidence.length).toBeGreaterThan(0);
  });
});
