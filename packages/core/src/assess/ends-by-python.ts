// Builds that fail by what newer Pythons took away.

import type { CythonFault, DeadEndFact } from './dead-end-fact.ts';
import type { DeadEndRow } from './dead-end-row.ts';

const cSources = (python: string, fault: CythonFault, cython: string | null = null): DeadEndFact => ({
  kind: 'c-sources',
  python,
  cython,
  fault,
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

// Before 2.8 it looks into PyInterpreterState, whose parts no Python shows to an extension any more.
const psycopg2 = (name: string): readonly DeadEndRow[] => [
  {
    name,
    versions: '>=2.8,<2.9.10',
    since: [3, 13],
    fact: { kind: 'gone-when-linked', python: '3.13', used: '_PyInterpreterState_Get' },
    fixedIn: '2.9.10',
    source: 'release notes of psycopg/psycopg2 2.9.10; 2.8.6 and 2.9.9, compiled for Python 3.13.0 and imported',
  },
  {
    name,
    versions: '<2.8',
    since: [3, 13],
    fact: { kind: 'not-compiling', python: '3.13', on: null },
    fixedIn: '2.9.10',
    source: 'psycopgmodule.c of 2.7.7, compiled for Python 3.13.0; release notes of psycopg/psycopg2 2.9.10',
  },
  // Py_TYPE is no place to write to any more.
  {
    name,
    versions: '<2.8.6',
    since: [3, 11],
    until: [3, 13],
    fact: { kind: 'not-compiling', python: '3.11', on: null },
    fixedIn: '2.8.6',
    source: 'psycopgmodule.c of 2.8.5, compiled for Python 3.11.7, which takes that of 2.8.6',
  },
];

export const endsByPython: readonly DeadEndRow[] = [
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
    fact: { kind: 'gone-when-linked', python: '3.13', used: '_PyErr_WriteUnraisableMsg' },
    fixedIn: '1.17.0',
    source: 'python-cffi/cffi#71',
  },
  ...psycopg2('psycopg2'),
  ...psycopg2('psycopg2-binary'),
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
    versions: '<2.0.21',
    since: [3, 11],
    until: [3, 12],
    fact: { kind: 'not-compiling', python: '3.11', on: '3.11' },
    fixedIn: '2.0.21',
    source: 'unbit/uwsgi#2365, unbit/uwsgi#2501; profiler.c of 2.0.20, compiled for Python 3.11.7, which takes 2.0.21',
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
];
