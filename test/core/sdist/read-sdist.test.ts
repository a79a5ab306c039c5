// Pure or native, in small: each row is one way that a real project took, or that one could take to hide.

import { describe, expect, it } from 'vitest';
import { evidenceWords } from '../../../packages/core/src/report/evidence-words.ts';
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
    [
      'wheels that are marked as ones for a platform, of nothing that could be compiled (rtree)',
      { 'setup.py': 'class W(bdist_wheel):\n  def finalize_options(self):\n    self.root_is_pure = False\nsetup()' },
    ],
    [
      'the same by has_ext_modules',
      { 'setup.py': 'class D(Distribution):\n  def has_ext_modules(self):\n    return True\nsetup(distclass=D)' },
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
      'setup.py that takes a version and an author from its own package',
      {
        'setup.py': `import spam, sys, os.path
from spam import (
    __author__,
    __version__,
)
from eggs.core import get_version
import src.ham
setup(name="spam", version=spam.__version__, long_description=spam.__doc__, x=src.ham.VERSION)`,
        'spam/__init__.py': null,
        'eggs/core.py': null,
        'src/ham/__init__.py': null,
      },
    ],
    [
      'setup.py that takes a version from its own module, which starts programs',
      { 'setup.py': 'from spam import __version__\nsetup()', 'spam.py': 'import subprocess\nsubprocess.run(["make"])' },
    ],
    [
      'setup.py that executes a file with the version',
      {
        'setup.py':
          'about = {}\nwith open(os.path.join(here, "src", "spam", "version.py")) as f:\n    exec(f.read(), about)\nwith open("README.rst") as f:\n    text = f.read()\nsetup()',
        'README.rst': null,
        'src/spam/version.py': '__version__ = "1"',
        'src/spam/deep/version.py': null,
      },
    ],
    [
      'a module of the tests, one that is not there, and one of setuptools',
      {
        'setup.py': 'import tests.suite\nimport requests\nfrom setuptools import setup\nsetup()',
        'tests/suite.py': null,
        'setuptools/__init__.py': null,
      },
    ],
    // babel
    [
      'a command of its own that runs a script',
      {
        'setup.py':
          'class fetch(Command):\n    def run(self):\n        import ci.fetch\n        subprocess.check_call([sys.executable, "ci/fetch.py"])\nsetup(cmdclass={"fetch": fetch})',
        'ci/fetch.py': null,
      },
    ],
    ['sources that setup() is not told of (gdata 2.0.18)', { 'setup.py': 'setup(name="a")', 'a/b.c': null }],
    [
      'the name of a compiler in that of a requirement (jax 0.4.13)',
      { 'setup.py': 'import subprocess\nsetup(extras_require={"cuda": ["nvidia-cuda-nvcc-cu11"]})' },
    ],
    // colbert-ai 0.2.16
    [
      'sources beside extras, compiled when they are used',
      { 'setup.py': 'setup(name="a", extras_require={"gpu": ["b"]}, package_data={"": ["*.cpp"]})', 'a/b.cpp': null },
    ],
    [
      'cffi that writes a module and compiles nothing (sounddevice 0.3)',
      {
        'setup.py': 'setup(cffi_modules=["spam_build.py:ffi"])',
        'spam_build.py': 'ffi = FFI()\nffi.set_source("_spam", None)\nffi.cdef("int f();")',
      },
    ],
    [
      'a module of a version by imp (Markdown 2.6)',
      {
        'setup.py':
          'f, path, d = imp.find_module("__version__", [where])\nv = imp.load_module("__version__", f, path, d)\nsetup(version=v.version)',
        'spam/__version__.py': 'version = "1"',
      },
    ],
    [
      'a message that speaks of make (youtube-dl)',
      { 'setup.py': 'import subprocess\nprint("Type make to build all of it")\nprint("make a tag")\nsetup()' },
    ],
    [
      'a Cython that nothing brings, for who asks for it (openpyxl 3.1)',
      {
        'setup.py':
          'def f():\n    from Cython.Build import cythonize\n    return cythonize(x)\next_modules = []\nsetup()',
      },
    ],
    [
      'a program by a name that another function gives something else (pystache 0.5.4)',
      {
        'setup.py':
          'def convert(a, b):\n    command = "pandoc --write=rst --output=%s %s" % (a, b)\n    os.system(command)\ndef main(argv):\n    command = argv[-1]\n    if command == "prep":\n        convert(1, 2)\n    setup()\nmain(sys.argv)',
      },
    ],
    [
      'which ez_setup a Python has (suds-community 0.8.4)',
      {
        'setup.py':
          'def bring():\n    import tools.ez_setup_versioned\n    ez_setup = tools.ez_setup_versioned.import_module()\nsetup()',
        'tools/ez_setup_versioned.py': 'def import_module():\n    return __import__(module_name())',
        'tools/__init__.py': null,
      },
    ],
    ['no extension of none (sympy 1.12)', { 'setup.py': 'setup(ext_modules=[])', 'a.py': null }],
    [
      'a setup.py for all projects of its author, of which others have extensions (ruamel.yaml 0.18)',
      { 'setup.py': "if extensions:\n  more['ext_modules'] = [Extension(x, sources)]\nsetup(**more)", 'a.py': null },
    ],
    [
      'a program that makes the archive (paramiko 3.4)',
      { 'setup.py': 'from setup_helper import x\nsetup()', 'setup_helper.py': "spawn(['gzip', f])" },
    ],
    [
      'commands of its own that derive from one of its own (slackclient 2.9)',
      {
        'setup.py': `class Base(Command):
  def _run(self, what):
    subprocess.check_call(what)
class Upload(Base):
  def run(self):
    self._run(["black", "."])
setup(cmdclass={"upload": Upload})`,
        'a.py': null,
      },
    ],
    ['a download alone', { 'setup.py': 'from urllib.request import urlopen\nurlopen(where)\nsetup()' }],
    ['a project called wget', { 'setup.py': 'setup(name="wget", url="https://files.example/wget")' }],
    [
      'ez_setup, which installs setuptools where there is none (moviepy 1.0.3)',
      {
        'setup.py':
          'try:\n  import setuptools\nexcept ImportError:\n  import ez_setup\n  ez_setup.use_setuptools()\nsetup()',
        'ez_setup.py': 'subprocess.check_call(cmd)\nurlopen(url)',
      },
    ],
    [
      'permissions of an sdist that is packed (python-stdnum 1.8)',
      { 'setup.py': 'if "sdist" in sys.argv:\n  os.system("chmod -R a+rX .")\n  os.system("tidy .")\nsetup()' },
    ],
    [
      'its own package, imported by a constant for a version (ebaysdk 2.1.5)',
      { 'setup.py': 'PKG = "spam"\nv = __import__(PKG).get_version()\nsetup(version=v)', 'spam/__init__.py': null },
    ],
    [
      'a package of a name like its own, and a loop of modules that are not in it (PyGithub, raven)',
      {
        'PKG-INFO': 'Metadata-Version: 1.1\nName: PySpam\n',
        'setup.py':
          'from spam import describe\nfor m in ("billiard", "gevent"):\n  __import__(m)\nsetup(description=describe())',
        'spam/__init__.py': null,
      },
    ],
    [
      'its own package, which says how it is described, and a command that downloads (pypandoc 1.4)',
      {
        'PKG-INFO': 'Metadata-Version: 1.1\nName: spam\n',
        'setup.py': `import spam
text = spam.convert("README.md")
class Download(Command):
  def run(self):
    from spam.download import download
    download(urlopen(where))
commands = {"download": Download}
if "download" in sys.argv: print("wait")
setup(long_description=text, cmdclass=commands)`,
        'spam/__init__.py': null,
        'spam/download.py': null,
      },
    ],
    [
      'the same, read: it runs pandoc, and unpacks what it downloads with ar',
      {
        'PKG-INFO': 'Metadata-Version: 1.1\nName: pyspam\n',
        'setup.py':
          'import pyspam\nfrom urllib.request import urlopen\ntext = pyspam.convert("README.md")\nsetup(long_description=text)',
        'pyspam/__init__.py': 'def convert(x):\n    return subprocess.Popen([find_pandoc(), x])',
        'pyspam/pandoc_download.py': 'def download():\n    urlopen(url)\n    subprocess.check_call(["ar", "x", name])',
        'pyspam/py3compat.py': 'from urllib.request import urlopen',
      },
    ],
    [
      'a command for tests that imports the package, and setup() with a dict (PyDAQmx 1.4.7)',
      {
        'setup.py':
          'from setuptools.command.test import test as TestCommand\nclass Test(TestCommand):\n    def run_tests(self):\n        import spam\n        spam.run()\nmore = dict(cmdclass={"test": Test})\nsetup(**more)',
        'spam/__init__.py': null,
      },
    ],
    [
      'commands for those who install it (setuptools-rust 0.9.0)',
      {
        'setup.py':
          'setup(\n    entry_points="""\n    [distutils.commands]\n    check_rust=spam.check:check_rust\n    build_ext=spam:build_ext\n    """\n)',
        'spam/build_ext.py': null,
        'example/src/lib.rs': null,
      },
    ],
    [
      'make of Node (bokeh 1.0.0)',
      {
        'setup.py':
          'cmd = ["node", "make", "build"]\nsubprocess.Popen(cmd)\nX = """\nsubprocess.Popen(%r) failed: node make build\n"""\nsetup()',
      },
    ],
    ['files of Matlab', { 'setup.py': 'setup()', 'spam/a.m': null }],
    [
      'a backend that builds itself',
      { 'PKG-INFO': 'Name: flit_core', 'pyproject.toml': backend('flit_core.buildapi', 'backend-path = ["."]') },
    ],
  ] as const)('%s', (_, files) => expect(reading(files).native).toBe(false));
});

describe('native: true', () => {
  it.each([
    [
      'a command that has Stan compile a model, beside one for tests (fbprophet 0.7.1)',
      {
        'setup.py':
          'from setuptools.command.build_py import build_py\nfrom setuptools.command.test import test as test_command\nclass Build(build_py):\n    def run(self):\n        from spam.models import StanBackendEnum\n        StanBackendEnum.PYSTAN.build()\nclass Test(test_command):\n    def go(self):\n        self.run_command("build_ext")\nsetup(cmdclass={"build_py": Build, "test": Test})',
        'spam/models.py': 'import pickle',
        'stan/unix/prophet.stan': null,
      },
      ['c++'],
    ],
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
    ['Objective-C', { 'setup.py': 'setup(ext_modules=[Extension("a", ["a.m"])])', 'a.m': null }, ['c']],
    [
      'a module of any name',
      { 'setup.py': 'from stuff import *\nsetup(**kw)', 'stuff.py': 'kw = {"ext_modules": 1}', 'a.c': null },
      ['c'],
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
    ['sources, and a setup() of which not all is told', { 'setup.py': 'setup(**arguments)', 'a/b.c': null }],
    ['sources, and a command that nobody knows', { 'setup.py': 'setup(cmdclass=commands)', 'a/b.c': null }],
    ['sources in a folder called t alone, with ext_modules', { 'setup.py': 'setup(ext_modules=x)', 't/a.c': null }],
    [
      'ext_modules without sources, and what unpacks some',
      { 'setup.py': 'unpack_archive(a)\nsetup(ext_modules=load())' },
    ],
    [
      'a Cython that must be there',
      { 'setup.py': 'from Cython.Build import cythonize\nsetup(ext_modules=cythonize(x))' },
    ],
    ['ext_modules with a text that cffi makes C of', { 'setup.py': 'from cffi import FFI\nsetup(ext_modules=load())' }],
    ['ext_modules with sources in an archive', { 'setup.py': 'setup(ext_modules=load())', 'vendor/a.tar.gz': null }],
    ['ext_modules with sources in a language of its own', { 'setup.py': 'setup(ext_modules=load())', 'a/b.nim': null }],
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
    [
      'a download, and a program that may compile it',
      { 'setup.py': 'from urllib.request import urlopen\nurlopen(where)\nos.system("dotnet build")\nsetup()' },
    ],
    ['a download, and an extension', { 'setup.py': 'urlopen(where)\nsetup(ext_modules=load())' }],
    ['a download, and sources', { 'setup.py': 'urlopen(where)\nsetup()', 'spam/a.c': null }],
    [
      'a call that has another name',
      { 'setup.py': 'from subprocess import (run, call as start)\nstart(["dotnet", "build"])\nsetup()' },
    ],
    [
      'its own package, which setup() takes something from',
      {
        'PKG-INFO': 'Metadata-Version: 1.1\nName: spam\n',
        'setup.py': 'import spam\nsetup(**spam.arguments())',
        'spam/__init__.py': null,
      },
    ],
    [
      'a loop of modules, one of which is in it',
      {
        'setup.py': 'mods = ["gevent", "spam"]\nfor m in mods:\n  __import__(m)\nsetup()',
        'spam/__init__.py': null,
        'spam/a.c': null,
      },
    ],
    [
      'a function of its own package that gives a command',
      {
        'PKG-INFO': 'Metadata-Version: 1.1\nName: spam\n',
        'setup.py':
          'from spam.build import Build\ncommands = {}\nclass B(Build): pass\nsetup(cmdclass={"build_py": B})',
        'spam/build.py': null,
      },
    ],
    [
      'its own package, whose command builds',
      {
        'PKG-INFO': 'Metadata-Version: 1.1\nName: spam\n',
        'setup.py': 'import spam\nsetup(cmdclass={"build_py": spam.Build})',
        'spam/__init__.py': null,
      },
    ],
    [
      'a program by a name of several values',
      { 'setup.py': 'cmd = ["node"]\ncmd = ["dotnet"]\nsubprocess.run(cmd)\nsetup()' },
    ],
    ['a module that has another name', { 'setup.py': 'import subprocess as sp\nsp.run(["dotnet", "build"])\nsetup()' }],
    [
      'a program instead of this one',
      {
        'setup.py': 'import runpy\nrunpy.run_path("go.py")\nsetup()',
        'go.py': 'import os\nos.execvp("ninja", ["ninja"])',
      },
    ],
    [
      'a metadata hook that was not read',
      {
        'pyproject.toml': backend('hatchling.build', '[tool.hatch.metadata.hooks.custom]\npath = "ci/x.py"'),
        'ci/x.py': null,
      },
    ],
    [
      'a wheel that is said to be no pure one, by what nobody knows',
      {
        'pyproject.toml': '[build-system]\nrequires = ["setuptools", "acme-build"]\n',
        'setup.py': 'class W(bdist_wheel):\n  def finalize_options(self):\n    self.root_is_pure = False\nsetup()',
      },
    ],
    [
      'the same, with a requirement of setup.py',
      { 'setup.py': 'class D(Distribution):\n  has_ext_modules = lambda self: True\nsetup(setup_requires=["acme"])' },
    ],
    [
      'the same, with a module of the archive that was not read',
      {
        'setup.py': 'import helper\nhelper.go()\nclass D:\n  def has_ext_modules(self): ...\nsetup(distclass=D)',
        'helper.py': null,
      },
    ],
  ] as const)('%s', (_, files) => {
    const found = reading(files);
    expect(found.native).toBe(null);
    expect(found.evidence.length).toBeGreaterThan(0);
  });
});

describe('native: null, since a file of the archive that was not read runs', () => {
  const within = (files: readonly string[]): Record<string, null> =>
    Object.fromEntries(files.map((path) => [path, null]));
  it.each([
    ['from ci.stuff import kw\nsetup(**kw())', 'ci/stuff.py', 'a.m'],
    ['from ci import stuff', 'ci/stuff.py', 'ci/__init__.py'],
    ['from ci import (\n    __version__,\n    stuff,\n)', 'ci/stuff.py', 'ci/__init__.py'],
    ['from ci import kw', 'ci/__init__.py'],
    ['from ci import *', 'ci/__init__.py'],
    ['import os; import ci.stuff', 'ci/stuff.py'],
    ['if x: import ci.stuff', 'ci/stuff.py'],
    ['from \\\n  ci.stuff import kw', 'ci/stuff.py'],
    ['import ci.stuff as c\nsetup(version=c.__version__, **c.kw)', 'ci/stuff.py'],
    ['import ci\nsetup(version=ci.__version__, x=f"{ci.build()}")', 'ci/__init__.py'],
    ['import ci\nsetup(**vars(ci))', 'ci/__init__.py'],
    ['import ci\nsetup(**ci.__dict__)', 'ci/__init__.py'],
    // It is there to be run
    ['import ci', 'ci/__init__.py'],
    [
      'class B(build):\n  def run(self):\n    import pkgmake\n    pkgmake.go()\nsetup(cmdclass={"build": B})',
      'pkgmake/__init__.py',
    ],
    ['class B(Command):\n  def run(self):\n    import pkgmake\nsetup(cmdclass={"build_py": B})', 'pkgmake/__init__.py'],
    [
      'class B(Command):\n  def run(self):\n    import pkgmake\nclass C(build_py):\n  def run(self):\n    self.run_command("b")\nsetup(cmdclass={"b": B})',
      'pkgmake/__init__.py',
    ],
    ['TOOLS = join(here, "ci")\nsys.path.insert(0, TOOLS)\nimport stuff', 'ci/stuff.py'],
    ['import importlib\nimportlib.import_module("ci.stuff").go()', 'ci/stuff.py'],
    ['__import__("ci.stuff")', 'ci/stuff.py'],
    ['import runpy\nrunpy.run_path("ci/go.py")', 'ci/go.py'],
    ['import runpy\nrunpy.run_module("ci.go")', 'ci/go.py'],
    ['exec(open("build.txt").read())', 'build.txt'],
    ['with open("build.txt") as f:\n  code = f.read()\nexec(code)', 'build.txt'],
    ['exec(compile(open(os.path.join(here, "ci", "go.py")).read(), "go", "exec"))', 'ci/go.py'],
    ['exec((Path(__file__).parent / "ci" / "go.py").read_text())', 'ci/go.py'],
    ['exec(open("./ci/go.py").read())', 'ci/go.py'],
    ['exec(open("%s/go.py" % name).read())', 'ci/go.py'],
    ['execfile("ci/go.py")', 'ci/go.py'],
    ['spec = importlib.util.spec_from_file_location("go", "ci/go.py")', 'ci/go.py'],
    ['importlib.machinery.SourceFileLoader("go", "ci/go.py").load_module()', 'ci/go.py'],
    ['imp.load_source("go", "ci/go.py")', 'ci/go.py'],
    ['distutils.core.run_setup("ci/setup_it.py")', 'ci/setup_it.py'],
    ['subprocess.check_call([sys.executable, "-u", "ci/go.py"])', 'ci/go.py'],
    ['subprocess.check_call([sys.executable, "-m", "ci.go"])', 'ci/go.py'],
    ['os.system("python ci/go.py --all")', 'ci/go.py'],
    ['subprocess.call([sys.executable, "-c", "from ci.go import main; main()"])', 'ci/go.py'],
  ])('%j', (setup, path, ...others) => {
    const found = reading({ 'setup.py': setup, ...within([path, ...others]) });
    expect(found.native).toBe(null);
    expect(found.evidence.map(evidenceWords)).toContain(`${path} was not read`);
  });

  it.each([
    ['exec(code)', 'a file that setup.py executes was not read'],
    ['import importlib\nimportlib.import_module(name)', 'a module that setup.py imports by a variable was not read'],
  ])('%j, which names none', (setup, sentence) => {
    for (const more of [{ 'spam/a.c': null }, { 'spam/a.c.gz': null }]) {
      const found = reading({ 'setup.py': setup, ...more });
      expect(found.native).toBe(null);
      expect(found.evidence.map(evidenceWords)).toContain(sentence);
    }
    // celery 3.1.25: there is nothing that it could compile, nor anything that would
    expect(reading({ 'setup.py': setup }).native).toBe(false);
    expect(reading({ 'setup.py': `${setup}\nsetup(ext_modules=load())` }).native).toBe(null);
    expect(reading({ 'setup.py': `${setup}\nif here():\n  setup(setup_requires=["cffi"])` }).native).toBe(null);
  });

  it.each([
    ['setup.cfg', '[options]\ncmdclass =\n    build_py = ci.stuff.Build'],
    ['setup.cfg', '[global]\nsetup-hooks = ci.stuff.hook'],
    ['pyproject.toml', backend('setuptools.build_meta', '[tool.setuptools.cmdclass]\nbuild_py = "ci.stuff.Build"')],
  ])('%s names it: %j', (file, text) => {
    const found = reading({ 'setup.py': 'setup()', [file]: text, 'ci/stuff.py': null });
    expect(found.native).toBe(null);
    expect(found.evidence.map(evidenceWords)).toContain('ci/stuff.py was not read');
  });
});
