// The table behind dead-ends.ts. A row needs a source: an issue in which the failure was seen, a changelog, or one of our builds.

import type { Release } from '../target/target.ts';
import type { CythonFault, DeadEndFact } from './dead-end-fact.ts';

export interface DeadEndRow {
  /** Normalised. */
  readonly name: string;
  /** A specifier set (PEP 440); empty for all versions. */
  readonly versions: string;
  /** The Pythons on which it fails: from this one on, and before that one. */
  readonly since?: Release;
  readonly until?: Release;
  /** Conditions on the release of the distribution, one of which must hold; absent for any. */
  readonly distros?: readonly string[];
  /** From which Python on it is certain; absent for all. */
  readonly certainSince?: Release;
  readonly uncertain?: true;
  /** The first Rust that refuses it; with an older one of the distribution it builds. */
  readonly rust?: string;
  readonly fact: DeadEndFact;
  /** The first version that builds there; absent where none is known. */
  readonly fixedIn?: string | undefined;
  readonly source: string;
}

/** OpenSSL 3 came with these. */
const openssl3: readonly string[] = ['debian>=12', 'ubuntu>=22.04', 'alpine>=3.17'];

// A setup.py without pyproject.toml is run by the image's own setuptools, where pip before 23.1 finds one. Official images
// hold 57.5.0 up to Python 3.8 (for years, because of use_2to3), later ones up to 3.11 and none from 3.12 on: pip then takes the newest.
const ownSetuptools = { certainSince: [3, 12] } as const;

const takesCython = (from: string, failure: string | null = null, unlessHeld = false): DeadEndFact => ({
  kind: 'takes-cython',
  from,
  failure,
  unlessHeld,
});

const cSources = (python: string, fault: CythonFault, cython: string | null = null): DeadEndFact => ({
  kind: 'c-sources',
  python,
  cython,
  fault,
});

const use2to3 = (name: string, versions: string, source: string, fixed?: string): DeadEndRow => ({
  name,
  versions,
  since: [3, 6],
  certainSince: [3, 9],
  fact: { kind: 'use-2to3', way: null },
  fixedIn: fixed,
  source,
});

const pkgResources = (name: string, versions: string, source: string, fixed?: string): DeadEndRow => ({
  name,
  versions,
  since: [3, 9],
  ...ownSetuptools,
  fact: { kind: 'pkg-resources', way: null },
  fixedIn: fixed,
  source,
});

const oldCython = (name: string, versions: string, source: string, fixed?: string): DeadEndRow => ({
  name,
  versions,
  since: [3, 12],
  fact: cSources('3.12', 'digits'),
  fixedIn: fixed,
  source,
});

// Cython 0.29 learned Python 3.12 with 0.29.34, and never 3.13.
const cython029 = (name: string, versions: string, source: string, fixed?: string): DeadEndRow => ({
  name,
  versions,
  since: [3, 13],
  fact: cSources('3.13', 'byte-array', '0.29'),
  fixedIn: fixed,
  source,
});

/** The releases whose compiler is GCC 14 or later. */
const newGcc: readonly string[] = ['debian>=13', 'ubuntu>=24.10', 'alpine>=3.21', 'fedora>=40'];

const gcc14 = (name: string, versions: string, source: string, fixed?: string): DeadEndRow => ({
  name,
  versions,
  distros: newGcc,
  fact: { kind: 'gcc-14' },
  fixedIn: fixed,
  source,
});

// Its header refuses a librdkafka that is older than itself (MIN_RD_KAFKA_VERSION).
const olderKafka = (versions: string, condition: string): DeadEndRow => ({
  name: 'confluent-kafka',
  versions,
  distros: [condition],
  fact: { kind: 'older-librdkafka' },
  source: 'confluent_kafka.h of 2.4.0; build-results.json (trixie)',
});

export const deadEndRows: readonly DeadEndRow[] = [
  // Build requirements without an upper bound
  {
    name: 'pyyaml',
    versions: '>=5.4b1,<6.0.1',
    fact: takesCython('3', 'AttributeError: cython_sources', true),
    fixedIn: '6.0.1',
    source: 'yaml/pyyaml#601',
  },
  {
    name: 'av',
    versions: '>=9,<11',
    fact: takesCython('3', 'av/logging.pyx', true),
    fixedIn: '11.0.0',
    source: 'PyAV-Org/PyAV#1140',
  },
  {
    name: 'gevent',
    versions: '>=1.5,<24.11.1',
    since: [3, 8],
    fact: takesCython('3.1 or later', 'undeclared name: long'),
    fixedIn: '24.11.1',
    source: 'gevent/gevent#2076',
  },
  {
    name: 'pymssql',
    versions: '>=2.2,<2.2.8',
    fact: takesCython('3'),
    fixedIn: '2.2.8',
    source: 'pymssql/pymssql#826',
  },
  {
    name: 'pymssql',
    versions: '>=2.3.5,<2.3.9',
    since: [3, 9],
    fact: takesCython('3.2'),
    fixedIn: '2.3.9',
    source: 'pymssql/pymssql#976',
  },
  // It imports them in a `try` whose handler exits: pip 23.0.1 on 3.10 stops there too, unless both are installed before.
  {
    name: 'pystan',
    versions: '>=2.19,<3',
    ...ownSetuptools,
    fact: { kind: 'undeclared', names: ['cython', 'numpy'], failure: 'Cython>=0.22 and NumPy are required' },
    source: 'setup.py of 2.19.1.1',
  },
  // Its command build_py imports its own models
  {
    name: 'fbprophet',
    versions: '>=0.6',
    ...ownSetuptools,
    fact: { kind: 'undeclared', names: ['numpy', 'pandas', 'pystan'], goesOnAs: 'prophet' },
    source: 'setup.py and fbprophet/models.py of 0.7.1; pip 23.0.1 on Python 3.9 (No module named numpy)',
  },
  // Its command install asks numpy for its headers, in a function that nothing calls before
  {
    name: 'euphonic',
    versions: '>=1.3.2,<1.4',
    ...ownSetuptools,
    fact: { kind: 'undeclared', names: ['numpy'] },
    source: 'build-results.json (1.3.2 on trixie)',
  },
  // Its own egg-info registers its build_ext, which setuptools loads to make its wheel. Until 60 setuptools fetched what that needs.
  {
    name: 'setuptools-rust',
    versions: '<0.11',
    ...ownSetuptools,
    fact: { kind: 'undeclared', names: ['semantic-version'], by: 'own build_ext' },
    fixedIn: '0.11.0',
    source: 'build-results.json (0.9.0 on trixie); setup.py of 0.4.2 to 0.10.3',
  },
  {
    name: 'pymssql',
    versions: '==2.3.2',
    fact: { kind: 'contradicts-itself', what: 'setuptools-scm', range: '<9' },
    source: 'build-results.json (2.3.2 on trixie)',
  },
  {
    name: 'cytoolz',
    versions: '>=0.12,<0.12.2',
    fact: takesCython('3', 'cytoolz/functoolz.pyx', true),
    fixedIn: '0.12.2',
    source: 'pytoolz/cytoolz#197; build-results.json (0.12.1 on bookworm)',
  },
  {
    name: 'cysignals',
    versions: '>=1.11,<1.11.3',
    fact: takesCython('3', null, true),
    fixedIn: '1.11.3',
    source: 'sagemath/cysignals#175',
  },
  // What Python 3.12 and 3.13 took away
  {
    name: 'numpy',
    versions: '<1.26',
    since: [3, 12],
    fact: { kind: 'distutils', by: 'it' },
    fixedIn: '1.26.0',
    source: 'numpy/numpy#23808',
  },
  {
    name: 'pendulum',
    versions: '>=2,<3',
    since: [3, 12],
    fact: { kind: 'distutils', by: 'build.py' },
    fixedIn: '3.0.0',
    source: 'python-pendulum/pendulum#696; build-results.json (2.1.2 on trixie)',
  },
  {
    name: 'greenlet',
    versions: '<3',
    since: [3, 12],
    until: [3, 13],
    fact: { kind: 'not-compiling', python: '3.12', on: '3.12' },
    fixedIn: '3.0',
    source: 'python-greenlet/greenlet#400',
  },
  {
    name: 'greenlet',
    versions: '<3.1',
    since: [3, 13],
    fact: { kind: 'not-compiling', python: '3.13', on: null },
    fixedIn: '3.1',
    source: 'python-greenlet/greenlet#406',
  },
  {
    name: 'cffi',
    versions: '<1.17',
    since: [3, 13],
    fact: { kind: 'unraisable' },
    fixedIn: '1.17.0',
    source: 'python-cffi/cffi#71',
  },
  { ...oldCython('lxml', '<4.9.3', 'streamlink/streamlink#5336', '4.9.3'), until: [3, 13] },
  cython029('lxml', '<5', 'etree.c of 4.9.3 and 4.9.4, of Cython 0.29.36 and 0.29.37'),
  oldCython('aiohttp', '<3.9.0b0', 'aio-libs/aiohttp#7229', '3.9.0'),
  { ...oldCython('yarl', '<1.9.1', 'aio-libs/yarl#829; _quoting_c.c of 1.9.1', '1.9.1'), until: [3, 13] },
  cython029('yarl', '<1.9.3', '_quoting_c.c of 1.9.1 and 1.9.2, compiled for Python 3.13.0', '1.9.3'),
  { ...oldCython('frozenlist', '<=1.3.3', 'aio-libs/aiohttp#7229', '1.4'), until: [3, 13] },
  cython029('frozenlist', '<1.4.1', '_frozenlist.c of 1.4.0, compiled for Python 3.13.0', '1.4.1'),
  oldCython('ruamel-yaml-clib', '<0.2.8', 'jupyterhub/mybinder.org-deploy#3168', '0.2.8'),
  {
    name: 'pydantic-core',
    versions: '<2.18.3',
    since: [3, 12],
    // On 3.12.4 and later.
    certainSince: [3, 13],
    fact: { kind: 'forward-ref' },
    fixedIn: '2.18.3',
    source: 'pydantic/pydantic-core#1292, pydantic/pydantic-core#1500; generate_self_schema.py of 2.14.6 to 2.18.3',
  },
  {
    name: 'uvloop',
    versions: '<0.18',
    since: [3, 12],
    until: [3, 13],
    fact: { kind: 'not-compiling', python: '3.12', on: null },
    fixedIn: '0.18',
    source: 'MagicStack/uvloop#567',
  },
  {
    name: 'uvloop',
    versions: '<0.21',
    since: [3, 13],
    fact: { kind: 'not-compiling', python: '3.13', on: null },
    fixedIn: '0.21',
    source: 'MagicStack/uvloop#622',
  },
  {
    name: 'uwsgi',
    versions: '<2.0.23',
    since: [3, 12],
    until: [3, 13],
    fact: { kind: 'not-compiling', python: '3.12', on: '3.12' },
    fixedIn: '2.0.23',
    source: 'python_plugin.c of 2.0.21 and 2.0.22, compiled for Python 3.12.1, which takes 2.0.23',
  },
  {
    name: 'uwsgi',
    versions: '<2.0.27',
    since: [3, 13],
    fact: { kind: 'not-compiling', python: '3.13', on: null },
    fixedIn: '2.0.27',
    source:
      'build-results.json (2.0.26 on trixie: _PyCFrame); 2.0.24 does not compile for Python 3.13.0 either, and 2.0.27 does',
  },
  cython029('edgedb', '<2', 'geldata/gel-python#525; build-results.json (1.7.0 on trixie)'),
  cython029('upolygon', '<=0.1.11', 'v7labs/upolygon#20; build-results.json (0.1.11 on trixie)'),
  {
    name: 'zodbpickle',
    versions: '<4',
    since: [3, 13],
    fact: cSources('3.13', 'byte-array'),
    fixedIn: '4.0',
    source: 'zopefoundation/zodbpickle#83; build-results.json (3.2 on trixie)',
  },
  {
    name: 'pysqlite3',
    versions: '<0.4.8',
    since: [3, 13],
    fact: { kind: 'gone-from-c', python: '3.13', used: '_PyObject_CallNoArg' },
    fixedIn: '0.4.8',
    source: 'build-results.json (0.4.7 on trixie); connection.c of 0.4.8',
  },
  {
    name: 'rrdtool',
    versions: '<=0.1.16',
    since: [3, 13],
    fact: { kind: 'gone-from-c', python: '3.13', used: 'PyEval_ThreadsInitialized' },
    source: 'build-results.json (0.1.16 on trixie)',
  },
  {
    name: 'glpk',
    versions: '<0.4.8',
    since: [3, 12],
    fact: { kind: 'gone-from-c', python: '3.12', used: 'PyUnicode_GET_SIZE' },
    fixedIn: '0.4.8',
    source: 'bradfordboyle/pyglpk#46; 2to3.h of 0.4.7 and 0.4.8',
  },
  {
    name: 'mpi4py',
    versions: '>=3.1,<4',
    since: [3, 9],
    fact: { kind: 'dry-run', way: 'held' },
    source: 'build-results.json (3.1.5 on bookworm): conf/mpidistutils.py',
  },
  {
    name: 'python-levenshtein',
    versions: '<0.20',
    since: [3, 12],
    fact: { kind: 'gone-from-c', python: '3.12', used: 'PyUnicode_AS_UNICODE' },
    fixedIn: '0.20.0',
    source: 'build-results.json (0.12.2 on trixie); 0.20.0 only depends on Levenshtein',
  },
  {
    name: 'pysha3',
    versions: '<=1.0.2',
    since: [3, 11],
    fact: { kind: 'gone-from-c', python: '3.11', used: 'pystrhex.h' },
    source: 'build-results.json (1.0.2 on trixie)',
  },
  {
    name: 'typed-ast',
    versions: '<=1.5.5',
    since: [3, 13],
    fact: { kind: 'gone-from-c', python: '3.13', used: 'PyFutureFeatures' },
    source: 'build-results.json (1.5.5 on trixie); python/typed_ast is archived',
  },
  {
    name: 'wrapt',
    versions: '<1.14',
    since: [3, 11],
    fact: { kind: 'gone-on-import', python: '3.11', used: 'inspect.formatargspec' },
    fixedIn: '1.14.0',
    source: 'build-results.json (1.12.1 on trixie); arguments.py of 1.14.1, which brings its own',
  },
  {
    name: 'dlib',
    versions: '>=19.24.2,<19.24.6',
    fact: { kind: 'cmake-4' },
    fixedIn: '19.24.6',
    source: 'build-results.json (19.24.2 on trixie); pybind11 in the sdists of 19.24.2 and 19.24.6',
  },
  // What the distribution has is too new, or too old
  {
    name: 'libvirt-python',
    versions: '<11.2',
    distros: ['debian>=13'],
    fact: { kind: 'newer-libvirt' },
    fixedIn: '11.2.0',
    source: 'build-results.json (11.0.0 on trixie: virDomainSetThrottleGroup, of libvirt 11.2)',
  },
  {
    name: 'm2crypto',
    versions: '==0.43.0',
    distros: ['debian>=13'],
    fact: { kind: 'fd-set' },
    source: 'build-results.json (0.43.0 on trixie)',
  },
  {
    name: 'cryptography',
    versions: '<35',
    distros: openssl3,
    fact: { kind: 'openssl-3' },
    fixedIn: '35',
    source: 'build-results.json (3.4.7 on bookworm), pyca/cryptography#9709',
  },
  {
    name: 'pymssql',
    versions: '==2.4.6',
    distros: ['debian<14'],
    fact: { kind: 'old-freetds' },
    source: 'build-results.json (bookworm; trixie has the same FreeTDS)',
  },
  {
    name: 'xmlsec',
    versions: '>=1.3.13',
    uncertain: true,
    fact: { kind: 'libxml2-apart' },
    source: 'build-results.json (1.3.14 and 1.3.17 on bookworm)',
  },
  olderKafka('>=2.9', 'debian<14'),
  olderKafka('>=2.1,<2.9', 'debian<13'),
  olderKafka('>=1.7,<2.1', 'debian<12'),
  {
    name: 'tokenizers',
    versions: '<0.14.1',
    rust: '1.73',
    fact: { kind: 'rust', from: '1.73', refuses: 'casting &T to &mut T' },
    fixedIn: '0.14.1',
    source: 'huggingface/tokenizers#1359; build-results.json (0.13.3 on trixie)',
  },
  // What GCC 14 no longer takes
  gcc14('datrie', '<0.8.3', 'build-results.json (0.8.2 on trixie, without and with CFLAGS)', '0.8.3'),
  gcc14(
    'lru-dict',
    '<1.2',
    'ethereum/staking-deposit-cli#414; build-results.json (1.1.8 and 1.2.0 on trixie)',
    '1.2.0',
  ),
  gcc14('aubio', '<=0.4.9', 'aubio/aubio#402; build-results.json (0.4.9 on trixie)'),
  gcc14('py-radix', '<=0.10.0', 'mjschultz/py-radix#57; build-results.json (0.10.0 on trixie)'),
  gcc14('pyo', '<=1.0.5', 'belangeo/pyo#276'),
  gcc14('glpk', '<0.4.8', 'bradfordboyle/pyglpk#45; lp.c of 0.4.7 and 0.4.8', '0.4.8'),
  gcc14('euphonic', '<1.4.3', 'pace-neutrons/Euphonic#351; _euphonic.c of 1.3.2 to 1.4.3', '1.4.3'),
  // Cython 0.29 hands a subclass to a method of its base without a cast
  gcc14('lxml', '>=4.6.5,<5', 'build-results.json (4.9.2 on trixie, Python 3.11); etree.c of 4.6.5 to 4.9.4', '5.0.0'),
  gcc14('esutil', '<=0.6.16', 'esheldon/esutil#105; build-results.json (0.6.16 on trixie)'),
  gcc14('miniaudio', '<1.61', 'irmen/pyminiaudio#76; build-results.json (1.59 on trixie)', '1.61'),
  // What setuptools took away
  {
    name: 'markupsafe',
    versions: '==1.0',
    // 2.7 has 44.1.1
    since: [3, 6],
    fact: { kind: 'setuptools-feature' },
    fixedIn: '1.1',
    source: 'pallets/markupsafe#116',
  },
  use2to3('demjson', '', 'dmeranda/demjson#40; build-results.json (2.2.4 on trixie)'),
  use2to3('anyjson', '==0.3.3', 'pypa/setuptools#1120; build-results.json (0.3.3 on trixie)'),
  use2to3('pyvcf', '', 'jamescasbon/PyVCF#332; build-results.json (0.6.8 on trixie)'),
  use2to3('setoptconf', '', 'pypa/setuptools#2782'),
  use2to3('pprofile', '<2.1', 'vpelletier/pprofile#41', '2.1.0'),
  use2to3('functionfs', '<0.6', 'vpelletier/python-functionfs#21', '0.6.0'),
  use2to3('pygithub', '<1.44.1', 'andresriancho/w3af#18826; build-results.json (1.43.8 on trixie)', '1.44.1'),
  use2to3('pyminifier', '', 'liftoff/pyminifier#132; build-results.json (2.1 on trixie)'),
  pkgResources('imgaug', '', 'aleju/imgaug#872; build-results.json (0.4.0 on trixie)'),
  pkgResources('python-xlib', '<=0.33', 'python-xlib/python-xlib#290'),
  pkgResources('decopatch', '', 'smarie/python-decopatch#40; build-results.json (1.4.10 on trixie)'),
  pkgResources('editdistpy', '<0.2', 'mammothb/editdistpy#21', '0.2.0'),
  pkgResources('grpcio', '==1.48.2', 'setup.py of 1.48.2'),
  // Placeholders that refuse to be installed
  {
    name: 'sklearn',
    versions: '>=0.0.post1',
    fact: { kind: 'placeholder', project: 'scikit-learn' },
    source: 'scikit-learn/sklearn-pypi-package#35; build-results.json (0.0.post12 on trixie)',
  },
];
