// Builds that fail by what they are built with: newer than they know, or not there.

import type { DeadEndFact } from './dead-end-fact.ts';
import { type DeadEndRow, ownSetuptools } from './dead-end-row.ts';

const takesCython = (from: string, failure: string | null = null, unlessHeld = false): DeadEndFact => ({
  kind: 'takes-cython',
  from,
  failure,
  unlessHeld,
});

const importsTorch = (name: string, source: string, failure?: string): DeadEndRow => ({
  name,
  versions: '',
  ...ownSetuptools,
  fact: { kind: 'undeclared', names: ['torch'], ...(failure === undefined ? {} : { failure }) },
  source,
});

// From 0.25 on holidays has no classes to inherit from where prophet looks for them: a TypeError as soon as it is imported.
const importsItself = (more: readonly string[]): Extract<DeadEndFact, { readonly kind: 'undeclared' }> => ({
  kind: 'undeclared',
  names: ['numpy', 'pandas', 'pystan', 'convertdate', 'lunarcalendar', 'holidays', 'python-dateutil', ...more],
  below: { holidays: '0.25' },
});

export const endsByRequirement: readonly DeadEndRow[] = [
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
  // Their READMEs ask for torch before, and --no-build-isolation
  importsTorch('flash-attn', 'Dao-AILab/flash-attention README; setup.py of 2.5.8'),
  importsTorch('mamba-ssm', 'state-spaces/mamba README; setup.py of 2.2.2'),
  importsTorch('causal-conv1d', 'Dao-AILab/causal-conv1d README; setup.py of 1.4.0'),
  // In a `try` whose handler raises
  importsTorch(
    'pytorch-fast-transformers',
    'setup.py of 0.4.0; pip 23.2.1 on Python 3.12',
    'ImportError: PyTorch is required to install pytorch-fast-transformers',
  ),
  // Its command build_py imports its own models
  {
    name: 'fbprophet',
    versions: '>=0.6,<0.7',
    ...ownSetuptools,
    fact: { ...importsItself([]), goesOnAs: 'prophet' },
    source: 'setup.py and the imports of fbprophet/__init__.py of 0.6',
  },
  {
    name: 'fbprophet',
    versions: '>=0.7',
    ...ownSetuptools,
    fact: { ...importsItself(['tqdm']), goesOnAs: 'prophet' },
    source:
      'setup.py and the imports of fbprophet/__init__.py of 0.7.1; pip 23.0.1 on Python 3.9 (No module named numpy); import with holidays 0.10.2 to 0.58',
  },
  {
    name: 'prophet',
    versions: '>=1,<1.1',
    ...ownSetuptools,
    fact: importsItself(['tqdm']),
    fixedIn: '1.1',
    source: 'setup.py and the imports of prophet/__init__.py of 1.0.1',
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
];
