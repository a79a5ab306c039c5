// Builds that fail by what setuptools took away, and placeholders that refuse to be installed.

import { type DeadEndRow, ownSetuptools } from './dead-end-row.ts';

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

export const endsBySetuptools: readonly DeadEndRow[] = [
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
  // pip 23.0.1 with setuptools of its own stops at importlib._bootstrap.SourceFileLoader, an isolated build at `dist_info`
  {
    name: 'distribute',
    versions: '>=0.7',
    since: [3, 6],
    fact: { kind: 'own-setuptools', year: 2013, failure: 'no SourceFileLoader, or invalid command dist_info' },
    source: '0.7.3 by pip 23.0.1 and 23.2.1 on Python 3.6 to 3.12',
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
