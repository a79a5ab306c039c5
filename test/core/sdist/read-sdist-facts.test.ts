// What else an sdist says of its build: fallbacks, requirements, Rust, downloads; and hostile contents.

import { describe, expect, it } from 'vitest';
import { fetchWords } from '../../../packages/core/src/report/fetch-words.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import { backend, reading } from './reading.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { growth, SQUARE } from '../../support/growth.ts';

describe('optional extensions', () => {
  const retry = (raised: string): string =>
    `class BuildFailed(Exception): pass
class ve(build_ext):
    def build_extension(self, ext):
        try:
            build_ext.build_extension(self, ext)
        except (CCompilerError, DistutilsExecError):
            ${raised}
def run_setup(binary):
    setup(ext_modules=[Extension("a", ["a.c"])] if binary else [])
try:
    run_setup(True)
except BuildFailed:
    run_setup(False)
`;
  it.each([
    ['optional=True', 'setup(ext_modules=[Extension("a", ["a.c"], optional=True)])', true],
    [
      'optional unless asked',
      'setup(ext_modules=[Extension("a", ["a.c"], optional=os.environ.get("X") != "1")])',
      true,
    ],
    ['optional=False', 'setup(ext_modules=[Extension("a", ["a.c"], optional=False)])', false],
    // mpi4py 3.1.5: the extension itself stops without MPI
    [
      'extensions that are made elsewhere',
      'from conf import Extension as Ext\ndl = dict(name="dl", optional=True)\nsetup(ext_modules=[Ext(**dl), Ext(**mpi)])',
      false,
    ],
    [
      "an extension's class",
      'class Extension(Base):\n    pass\nsetup(ext_modules=[Ext(**dict(name="dl", optional=True)), Ext(**mpi)])',
      false,
    ],
    ['one of two', 'setup(ext_modules=[Extension("a", ["a.c"], optional=True), Extension("b", ["b.c"])])', false],
    ['none', 'setup(ext_modules=[Extension("a", ["a.c"])])', false],
    ['set up again', retry('raise BuildFailed()'), true],
    ['a warning', retry('print("falling back")'), true],
    ['raised again', retry('raise'), false],
    ['another error', retry('raise CommandError("no compiler")'), false],
    // gevent
    [
      'raised again but for some',
      retry('if ext.optional:\n                raise BuildFailed()\n            raise'),
      false,
    ],
    ['sys.exit', retry('sys.exit(1)'), false],
    // scikit-learn 1.0
    [
      'an attempt to import around the class',
      `try:
    from numpy.distutils.command.build_ext import build_ext
    class ve(build_ext):
        def build_extensions(self):
            build_ext.build_extensions(self)
except ImportError:
    pass
setup(ext_modules=[Extension("a", ["a.c"])])`,
      false,
    ],
    [
      'an attempt at anything around the class',
      `try:
    class ve(build_ext):
        def build_extensions(self):
            build_ext.build_extensions(self)
except Exception:
    print("no build_ext")
setup(ext_modules=[Extension("a", ["a.c"])])`,
      false,
    ],
    [
      'an import that fails while compiling',
      retry('print("falling back")').replace(/except \(.*\)/, 'except ImportError'),
      false,
    ],
    // What distutils makes of a missing compiler is neither
    [
      'other errors than a compiler ends with',
      retry('print("falling back")').replace(/except \(.*\)/, 'except (ImportError, OSError)'),
      false,
    ],
    [
      'one of several errors',
      retry('print("falling back")').replace(/except \(.*\)/, 'except (OSError, errors.CompileError) as e'),
      true,
    ],
    // psycopg2 2.7.5 to 2.9.6: the text's lines begin in column 0
    [
      'a text of several lines before it is raised again',
      retry(
        'if self.built_files == 0:\n                sys.stderr.write("""\nNo compiler.\nprint it\n""")\n            raise',
      ),
      false,
    ],
    [
      'raised again where the environment asks for it',
      retry('if os.environ.get("X_REQUIRED"):\n                raise\n            print("falling back")'),
      true,
    ],
    [
      'raised again on a condition that says nothing',
      retry('if self.strict:\n                raise\n            print("falling back")'),
      false,
    ],
    ['a function that goes on', `${retry('warn_of(ext)')}def warn_of(ext):\n    print(ext)\n`, true],
    ['a function that ends it', `${retry('give_up(ext)')}def give_up(ext):\n    sys.exit(str(ext))\n`, false],
    ['set up again, which then ends', `${retry('raise BuildFailed()')}    sys.exit(1)\n`, false],
  ])('%s', (_, setup, optional) => expect(reading({ 'setup.py': setup, 'a.c': null }).optional).toBe(optional));
});

describe('versions of system libraries', () => {
  it.each([
    ['a tuple', 'PROJ_MIN_VERSION = (9, 2, 0)', [['proj', '>=9.2.0']]],
    ['a text', 'MIN_GEOS_VERSION = "3.9"', [['geos', '>=3.9']]],
    ['a call', "PROJ_MIN_VERSION = parse_version('8.2.0')", [['proj', '>=8.2.0']]],
    [
      'a comparison that ends it',
      'if (gdal_major_version, gdal_minor_version) < (3, 5):\n    raise SystemExit("ERROR")',
      [['gdal', '>=3.5']],
    ],
    ['a comparison that chooses', 'if (gdal_major_version, gdal_minor_version) < (2, 3):\n    x = 1\n', []],
    ['the Python', 'PYTHON_MIN_VERSION = (3, 7)\nNUMPY_MIN_VERSION = "1.20"', []],
  ])('%s', (_, line, bounds) => {
    const { libraries } = reading({ 'setup.py': `${line}\nsetup(ext_modules=[Extension("a", ["a.c"])])`, 'a.c': null });
    expect(libraries.map(({ library, bound }) => [library, bound])).toEqual(bounds);
  });

  it('ldap_r in setup.cfg', () => {
    const files = { 'setup.py': 'setup(ext_modules=[Extension("a", ["a.c"])])', 'a.c': null };
    const cfg = '[_ldap]\ndefines = HAVE_SASL\nlibs = ldap_r lber\n';
    expect(reading({ ...files, 'setup.cfg': cfg }).libraries).toEqual([
      { library: 'ldap', bound: '<2.5', where: 'ldap_r in setup.cfg' },
    ]);
  });
});

describe('what pyproject.toml states', () => {
  it('gives the requirements as written, and those that pip takes where there are none', () => {
    expect(
      reading({ 'pyproject.toml': '[build-system]\nrequires = ["Cython >= 3 ; python_version < \'4\'"]' }).requires,
    ).toEqual(["Cython >= 3 ; python_version < '4'"]);
    expect(reading({ 'setup.py': '' }).requires).toEqual(['setuptools>=40.8.0']);
    expect(reading({ 'pyproject.toml': '[tool.black]', 'setup.py': '' }).requires).toEqual(['setuptools>=40.8.0']);
  });

  it.each([
    ['setuptools.build_meta:__legacy__', 'setuptools'],
    ['flit_core.buildapi', 'flit-core'],
    ['poetry.core.masonry.api', 'poetry-core'],
    ['poetry.masonry.api', 'poetry'],
    ['pdm.pep517.api', 'pdm-pep517'],
    ['mesonpy', 'meson-python'],
    ['scikit_build_core.setuptools.build_meta', 'scikit-build-core'],
    ['jupyter_packaging.build_api', 'jupyter-packaging'],
    ['acme.build', null],
  ])('%s is of %s', (module, project) => {
    expect(reading({ 'pyproject.toml': backend(module) }).backend).toBe(project);
  });

  it('takes PEP 725 in its present and its older names', () => {
    const external = `[external]
build-requires = ["dep:virtual/compiler/c", "virtual:compiler/rust", "pkg:generic/cmake"]
host-requires = ["dep:generic/openssl", "dep:generic/openssl", 3]
dependencies = ["dep:generic/git"]`;
    expect(reading({ 'pyproject.toml': backend('maturin', external) }).external).toEqual([
      'dep:virtual/compiler/c',
      'dep:virtual/compiler/rust',
      'dep:generic/cmake',
      'dep:generic/openssl',
    ]);
  });

  it('is not thrown by values of other kinds', () => {
    const odd =
      'build-system = 1\n[external]\nbuild-requires = "x"\n[tool]\nhatch = 3\nsetuptools = []\n[tool.poetry]\nbuild = 3';
    expect(reading({ 'pyproject.toml': odd, 'setup.py': 'setup()' }).native).toBe(false);
  });
});

describe('what a crate asks of Rust', () => {
  const workspace =
    '[workspace]\nmembers = ["a"]\n[workspace.package]\nrust-version = "1.70"\nedition = "2021"\n[workspace.dependencies]\npyo3 = "0.22.5"\n';
  const crate = (dependencies: string): Readonly<Record<string, string>> => ({
    'Cargo.toml': `[package]\nname = "a"\n${dependencies}`,
  });
  it.each([
    [
      'its own',
      crate('rust-version = "1.65"\nedition = "2018"\n[dependencies]\npyo3 = "0.20"'),
      '1.65',
      '2018',
      '0.20',
    ],
    ['nothing', crate(''), null, null, null],
    [
      "the workspace's",
      {
        'Cargo.toml': workspace,
        'a/Cargo.toml':
          '[package]\nname = "a"\nrust-version.workspace = true\nedition = { workspace = true }\n[dependencies]\npyo3 = { workspace = true }',
      },
      '1.70',
      '2021',
      '0.22.5',
    ],
    ['no TOML', { 'Cargo.toml': '[package' }, null, null, null],
    [
      'PyO3 in a table',
      crate('[dependencies]\npyo3 = { version = "0.20.2", features = ["abi3"] }'),
      null,
      null,
      '0.20.2',
    ],
    ['PyO3 in a table of its own', crate('[dependencies.pyo3]\nversion = "=0.19.0"'), null, null, '0.19.0'],
    ['PyO3 of one target', crate("[target.'cfg(unix)'.dependencies]\npyo3 = '^0.21'"), null, null, '0.21'],
    ['pyo3-ffi', crate('[dependencies]\npyo3-ffi = "0.23.*"'), null, null, '0.23'],
    [
      'pyo3-ffi in a folder of its own (orjson 3.10.16)',
      {
        ...crate('[dependencies]\npyo3-ffi = { path = "include/pyo3/pyo3-ffi", default-features = false }'),
        'include/pyo3/pyo3-ffi/Cargo.toml': '[package]\nname = "pyo3-ffi"\nversion = "0.23.3"',
      },
      null,
      null,
      '0.23.3',
    ],
    ['PyO3 in a range', crate('[dependencies]\npyo3 = ">=0.20, <0.23"'), null, null, null],
    ['PyO3 from git', crate('[dependencies]\npyo3 = { git = "https://files.example/pyo3" }'), null, null, null],
    ['PyO3 of a workspace that has none', crate('[dependencies]\npyo3.workspace = true'), null, null, null],
    ['PyO3 as something else', crate('[dependencies]\npyo3 = 3'), null, null, null],
    [
      'PyO3 of another crate',
      {
        ...crate('[dependencies]\nb = { path = "b" }'),
        'b/Cargo.toml': '[package]\nname = "b"\n[dependencies]\npyo3 = "0.18"',
      },
      null,
      null,
      '0.18',
    ],
  ] as const)('%s', (_, files, minimum, edition, pyo3) => {
    const members = { 'pyproject.toml': backend('maturin'), 'src/lib.rs': null, 'Cargo.lock': null, ...files };
    expect(reading(members).rust).toEqual({ minimum, edition, pyo3 });
  });

  it.each([
    ['0.20', '0.20.*'],
    ['0.20.1', '0.20.*'],
    ['=0.20.1', '0.20.1'],
  ])('PyO3 %s without a lock: %s', (asked, pyo3) => {
    const files = {
      'pyproject.toml': backend('maturin'),
      'src/lib.rs': null,
      ...crate(`[dependencies]\npyo3 = "${asked}"`),
    };
    expect(reading(files).rust?.pyo3).toBe(pyo3);
  });

  it('asks for Perl and make where OpenSSL is compiled along', () => {
    const cargo =
      '[package]\nname = "a"\n[dependencies]\nopenssl-src = "300"\n[build-dependencies]\ncmake = "0.1"\npkg-config = "0.3"';
    expect(reading({ 'pyproject.toml': backend('maturin'), 'Cargo.toml': cargo }).tools).toEqual([
      'cmake',
      'make',
      'pkg-config',
      'perl',
    ]);
  });
});

describe('SWIG', () => {
  it.each([
    ['is asked for where it makes a source', 'Extension("a", ["a.i"])', ['swig']],
    // mpi4py 3.1.5
    ['is not where its files are packed alone', 'Extension("a", ["a.c"])], package_data={"a": ["*.i"]', []],
  ])('%s', (_, extension, tools) => {
    expect(reading({ 'setup.py': `setup(ext_modules=[${extension}])`, 'a.i': null, 'a.c': null }).tools).toEqual(tools);
  });
});

describe('a CMakeLists.txt that clones', () => {
  const clone =
    'include(FetchContent)\nFetchContent_Declare(pybind11\n  GIT_REPOSITORY https://files.example/pybind11\n)\n';
  const setup = (extension: string): string =>
    `import subprocess, setuptools\nsubprocess.check_call(['cmake', '.'])\nsetuptools.setup(ext_modules=[${extension}])`;
  it.each<[what: string, files: Readonly<Record<string, string | null>>, tools: readonly string[]]>([
    [
      'dm-tree: in the folder that its extension names',
      { 'setup.py': setup("CMakeExtension('_tree', source_dir='tree')"), 'tree/CMakeLists.txt': clone },
      ['cmake', 'git'],
    ],
    ['the same at the top', { 'setup.py': setup("CMakeExtension('tree')"), 'CMakeLists.txt': clone }, ['cmake', 'git']],
    [
      'the one at the top is read where there is one',
      {
        'setup.py': setup("CMakeExtension('_tree', 'tests')"),
        'CMakeLists.txt': 'project(a)',
        'tests/CMakeLists.txt': clone,
      },
      ['cmake'],
    ],
    [
      'LightGBM: for its tests alone',
      { 'setup.py': setup("CMakeExtension('a')"), 'CMakeLists.txt': `if(BUILD_CPP_TEST)\n${clone}endif()\n` },
      ['cmake'],
    ],
    ['in a comment', { 'setup.py': setup("CMakeExtension('a')"), 'CMakeLists.txt': '# GIT_REPOSITORY x' }, ['cmake']],
  ])('%s', (_, files, tools) => {
    expect(reading({ 'tree/tree.cc': null, ...files }).tools).toEqual(tools);
  });
});

describe('what a build fetches', () => {
  const url = '"https://files.example/freetype/freetype-2.6.1.tar.gz"';
  it.each([
    [
      'an archive by its name',
      { 'setup.py': `from urllib.request import urlopen\nurlopen(${url})\nsetup(ext_modules=[x])` },
      ['FreeType'],
    ],
    [
      'whatever it is',
      { 'setup.py': 'urllib.request.urlretrieve("https://files.example/x")\nsetup(ext_modules=[x])' },
      ['files that setup.py downloads'],
    ],
    [
      'only when a condition holds',
      { 'setup.py': 'def static():\n    import buildlib\nsetup(ext_modules=[x])', 'buildlib.py': `urlopen(${url})` },
      [],
    ],
    [
      'what a program is told to',
      { 'setup.py': 'subprocess.check_call(["curl", "-O", "https://files.example/x"])\nsetup(ext_modules=[x])' },
      ['files that setup.py downloads'],
    ],
    [
      'what a program is told to in one string',
      { 'setup.py': 'url = "https://files.example/x"\nos.system("wget " + url)\nsetup(ext_modules=[x])' },
      ['files that setup.py downloads'],
    ],
    [
      'nothing, where a library is called like the program (pycurl 7.43.0.6)',
      {
        'setup.py': `import subprocess
PY_PACKAGE = "curl"
class Configuration:
    def libraries(self):
        p = subprocess.Popen((self.curl_config(), '--features'), stdout=subprocess.PIPE)
        self.libraries.append("curl")
        self.libraries = ["curl", "ssl"]
setup(url="https://files.example/", long_description='''curl is there''', ext_modules=[x])`,
      },
      [],
    ],
    [
      'a submodule',
      {
        'setup.py':
          'import subprocess\nsubprocess.run(["git", "submodule", "update", "--init"])\nsetup(ext_modules=[x])',
      },
      ['git repositories (setup.py)'],
    ],
    [
      'nothing, only advice',
      { 'setup.py': 'import subprocess\nprint("try git submodule update --init, git clone")\nsetup(ext_modules=[x])' },
      [],
    ],
    [
      'nothing that only an environment variable asks for',
      {
        'setup.py': `import os, sys
from urllib.request import urlretrieve
class build(build_ext):
    def run(self):
        self.static = os.environ.get("STATIC", False)
        if self.static or sys.platform == "win32":
            self.prepare()
    def prepare(self):
        urlretrieve(${url})
setup(url="https://files.example/", ext_modules=[x])`,
      },
      [],
    ],
    [
      'unless an environment variable says no',
      {
        'setup.py': `if not os.environ.get("NO_DOWNLOAD"):\n    urlopen(${url})\nsetup(ext_modules=[x])`,
      },
      ['FreeType'],
    ],
    [
      'a library once',
      {
        'setup.py': `for name in ["libiconv-1.tar.gz", "iconv-1.zip", "xmlsec1-1.tar.gz", "xmlsec-2.zip"]:
    urlopen("https://files.example/" + name)
setup(ext_modules=[x])`,
      },
      ['libiconv', 'xmlsec1'],
    ],
    [
      'wraps of meson',
      {
        'pyproject.toml': backend('mesonpy'),
        'meson.build': "project('a', 'c')\ndependency('glib-2.0')",
        'subprojects/qhull.wrap': '[wrap-file]',
        'subprojects/glib.wrap': '[wrap-git]',
        'subprojects/here.wrap': '[wrap-file]',
        'subprojects/here/x': null,
      },
      ['Qhull', 'glib (unless the system has it)'],
    ],
  ] as const)('%s', (_, files, fetches) =>
    expect(reading({ ...files, 'a.c': null }).fetches.map(fetchWords)).toEqual(fetches),
  );
});

describe('hostile contents', () => {
  it.each<[string, (size: number) => string]>([
    ['one long word', (size) => 'setup'.repeat(size / 5)],
    ['many imports', (size) => `import ${'a,'.repeat(size / 2)}`],
    ['many lines of imports', (size) => 'import a\n'.repeat(size / 9)],
    ['many tries', (size) => 'try:\n except:\n'.repeat(size / 15)],
    [
      'deep tries',
      (size) => Array.from({ length: Math.sqrt(2 * size) }, (_, depth) => `${' '.repeat(depth)}try:`).join('\n'),
    ],
    ['many quotes', (size) => '"make '.repeat(size / 6)],
    ['calls on one line', (size) => 'sys.path.append('.repeat(size / 16)],
    ['an endless string', (size) => `"""${'\\'.repeat(size)}`],
    ['blanks', (size) => `${' '.repeat(size)}optional=`],
    ['brackets', (size) => '['.repeat(size)],
    ['addresses', (size) => 'https://{}'.repeat(size / 10)],
    ['spawning', (size) => 'os.system('.repeat(size / 10)],
    ['executing', (size) => 'exec(x)\n'.repeat(size / 8)],
    ['executing what is named', (size) => `${'a="b.py"\n'.repeat(size / 18)}${'exec(a)\n'.repeat(size / 18)}`],
    ['imports without an end', (size) => 'from a import (\n'.repeat(size / 16)],
    ['many modules', (size) => Array.from({ length: size / 20 }, (_, at) => `import m${at}; m${at}.x`).join('\n')],
    [
      'many functions',
      (size) => Array.from({ length: size / 40 }, (_, at) => `def f${at}():\n  f${at + 1}()`).join('\n'),
    ],
    ['many conditions', (size) => 'if os.environ.get("A"):\n return\nelse:\n x\n'.repeat(size / 50)],
    ['a long condition', (size) => `if ${'not (a or '.repeat(size / 10)}:`],
    [
      'many names of a list',
      (size) =>
        `${Array.from({ length: size / 20 }, (_, at) => `e${at} = e${at + 1}\n`).join('')}setup(ext_modules=e0)`,
    ],
    [
      'many readers of a list',
      (size) =>
        `ext_modules = []\n${'f(ext_modules) if ext_modules else '.repeat(size / 34)}1\nsetup(ext_modules=ext_modules)`,
    ],
    ['brackets around a list', (size) => `setup(ext_modules=${'('.repeat(size / 2)}${')'.repeat(size / 2)})`],
    ['many commands', (size) => 'class a(Command):\n x\n'.repeat(size / 22)],
    ['paths', (size) => '"a",'.repeat(size / 4)],
    ['many names given on one line', (size) => `import a\nb = ${'c, d = a.e, '.repeat(size / 12)}a.b`],
    [
      'many parameters',
      (size) => `def f(${'a, '.repeat(size / 6)}): a.b\nimport a\n${'lambda x: as '.repeat(size / 26)}`,
    ],
  ])('reads %s without a square of anything', async (_, make) => {
    const names = [
      'setup.py',
      'pyproject.toml',
      'meson.build',
      'CMakeLists.txt',
      'Cargo.toml',
      'setup.cfg',
      'PKG-INFO',
    ];
    const readAs = (text: string): void => {
      for (const name of names) {
        const files = { 'setup.py': 'setup(ext_modules=x, build_ext=y)', 'a.c': null, [name]: text };
        expect(reading(files).native).not.toBe(false);
        expect(
          reading({ ...files, 'pyproject.toml': name === 'pyproject.toml' ? text : backend('mesonpy') }).native,
        ).not.toBe(false);
      }
    };
    expect(await growth(make, readAs, 40_000)).toBeLessThan(SQUARE);
  });

  it('reads a hundred thousand members in time', () => {
    const members = Array.from({ length: 100_000 }, (_, at) => `a${at}/b.${at % 2 === 0 ? 'c' : 'py'}`);
    const started = cpuTime();
    expect(
      readSdist({ members: ['setup.py', ...members], texts: new Map([['setup.py', 'setup(ext_modules=x)']]) }).native,
    ).toBe(true);
    expect(cpuTime() - started).toBeLessThan(20_000);
  });
});

describe('what setup.py asks for to be built with', () => {
  it.each([
    ['a list', 'setup(setup_requires=["numpy>=1.11", "cffi"])', ['setuptools>=40.8.0', 'numpy>=1.11', 'cffi']],
    ['a name', 'needs = ["pbr"]\nsetup(setup_requires=needs)', ['setuptools>=40.8.0', 'pbr']],
    [
      'a function (matplotlib 3.1.2)',
      'def get_setup_requires(self):\n    return ["numpy>=1.11"]\nx = []\nfor p in all: x.extend(p.get_setup_requires())\nsetup(setup_requires=x)',
      ['setuptools>=40.8.0', 'numpy>=1.11'],
    ],
    ['nobody can read it', 'setup(setup_requires=ask())', ['setuptools>=40.8.0']],
    ['nothing', 'setup()', ['setuptools>=40.8.0']],
  ])('%s', (_, setup, requires) => expect(reading({ 'setup.py': setup }).requires).toEqual(requires));

  it('reads the file that it stands in (cftime 1.0.0)', () => {
    const read = (name: string, list: string): string =>
      `with open("${name}") as f:\n    lines = f.readlines()\n${list} = [each.strip() for each in lines]\n`;
    const setup = `${read('requirements.txt', 'needs')}${read('requirements-dev.txt', 'tests')}setup(setup_requires=needs, tests_require=tests)`;
    const files = { 'setup.py': setup, 'requirements.txt': 'numpy\ncython\n', 'requirements-dev.txt': 'pytest' };
    expect(reading(files).requires).toEqual(['setuptools>=40.8.0', 'numpy', 'cython']);
  });
});
