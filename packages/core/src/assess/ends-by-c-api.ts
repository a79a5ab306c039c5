// Builds of C that was written by hand, which fail by what newer Pythons changed in their C API.

import type { DeadEndRow } from './dead-end-row.ts';

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

export const endsByCApi: readonly DeadEndRow[] = [
  ...psycopg2('psycopg2'),
  ...psycopg2('psycopg2-binary'),
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
  // Py_TYPE is no place to write to any more.
  {
    name: 'cffi',
    versions: '<1.14.1',
    since: [3, 11],
    until: [3, 13],
    fact: { kind: 'not-compiling', python: '3.11', on: '3.11' },
    fixedIn: '1.14.1',
    source: '_cffi_backend.c of 1.14.0, compiled for Python 3.11.7, which takes that of 1.14.1',
  },
  {
    name: 'multidict',
    versions: '>=6,<6.0.5',
    since: [3, 13],
    fact: { kind: 'gone-when-linked', python: '3.13', used: '_PyArg_ParseStackAndKeywords' },
    fixedIn: '6.0.5',
    source:
      'aio-libs/multidict#862, aio-libs/multidict#1040; _multidict.c of 6.0.4 and 6.0.5, compiled for Python 3.13.0',
  },
  {
    name: 'multidict',
    versions: '>=4.7,<6',
    since: [3, 13],
    fact: { kind: 'gone-when-linked', python: '3.13', used: 'Py_TRASHCAN_SAFE_BEGIN' },
    fixedIn: '6.0.5',
    source: '_multidict.c of 4.7.6, 5.1.0 and 5.2.0, compiled for Python 3.13.0',
  },
  // Py_SIZE is none either; va_start is called with one argument where a macro that 3.12 removed is not set.
  {
    name: 'immutables',
    versions: '<0.15',
    since: [3, 11],
    until: [3, 12],
    fact: { kind: 'not-compiling', python: '3.11', on: '3.11' },
    fixedIn: '0.15',
    source: 'MagicStack/immutables#46; _map.c of 0.14 and 0.15, compiled for Python 3.11.7',
  },
  {
    name: 'immutables',
    versions: '<0.20',
    since: [3, 12],
    until: [3, 13],
    fact: { kind: 'not-compiling', python: '3.12', on: '3.12' },
    fixedIn: '0.20',
    source: 'MagicStack/immutables#103; _map.c of 0.12, 0.19 and 0.20, compiled for Python 3.12.1',
  },
  {
    name: 'immutables',
    versions: '<0.21',
    since: [3, 13],
    fact: { kind: 'gone-when-linked', python: '3.13', used: '_PyLong_Format' },
    fixedIn: '0.21',
    source: 'MagicStack/immutables#116, MagicStack/immutables#118; _map.c of 0.20 and 0.21, compiled for Python 3.13.0',
  },
  {
    name: 'pycurl',
    versions: '<7.44',
    since: [3, 11],
    until: [3, 13],
    fact: { kind: 'not-compiling', python: '3.11', on: null },
    fixedIn: '7.44.0',
    source: 'module.c of 7.43.0.6, compiled for Python 3.11.7 (Py_TYPE), which takes that of 7.44.0',
  },
  {
    name: 'pycurl',
    versions: '<7.45.2',
    since: [3, 13],
    fact: { kind: 'gone-when-linked', python: '3.13', used: 'Py_TRASHCAN_SAFE_BEGIN' },
    fixedIn: '7.45.2',
    source: 'share.c of 7.44.0, 7.45.1 and 7.45.2, compiled for Python 3.13.0',
  },
  {
    name: 'pyodbc',
    versions: '<4.0.34',
    since: [3, 11],
    until: [3, 12],
    fact: { kind: 'gone-from-c', python: '3.11', used: 'PyUnicode_EncodeUTF8' },
    fixedIn: '4.0.34',
    source: 'mkleehammer/pyodbc#917; the sources of 4.0.30, 4.0.32 and 4.0.34, compiled for Python 3.11.7',
  },
  {
    name: 'pyodbc',
    versions: '<5',
    since: [3, 12],
    until: [3, 13],
    fact: { kind: 'gone-from-c', python: '3.12', used: 'PyUnicode_FromUnicode' },
    fixedIn: '5.0.0',
    source:
      'mkleehammer/pyodbc#917, phenobarbital/asyncdb#1025; the sources of 4.0.39 and 5.0.0, compiled for Python 3.12.1',
  },
  {
    name: 'pyodbc',
    versions: '<5.2',
    since: [3, 13],
    fact: { kind: 'c-sources', python: '3.13', cython: null, fault: 'byte-array' },
    fixedIn: '5.2.0',
    source: 'mkleehammer/pyodbc#1382; params.cpp of 5.1.0 and 5.2.0, compiled for Python 3.13.0',
  },
  {
    name: 'regex',
    versions: '<2020.7.14',
    since: [3, 12],
    fact: { kind: 'gone-when-linked', python: '3.12', used: 'PyUnicode_GET_SIZE' },
    fixedIn: '2020.7.14',
    source: '_regex.c of 2020.6.8, compiled for Python 3.12.1, which takes that of 2020.7.14',
  },
  {
    name: 'backports-datetime-fromisoformat',
    versions: '<2.0.3',
    since: [3, 13],
    fact: { kind: 'gone-when-linked', python: '3.13', used: '_PyUnicode_Copy' },
    fixedIn: '2.0.3',
    source: 'movermeyer/backports.datetime_fromisoformat#62; _datetimemodule.c of 2.0.2, compiled for Python 3.13.0',
  },
];
