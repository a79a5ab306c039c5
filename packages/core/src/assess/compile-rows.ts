// Releases that were compiled on Pythons that are newer than they are.

import type { Release } from '../target/target.ts';

export interface CompileRow {
  /** Normalised. */
  readonly name: string;
  /** A specifier set (PEP 440). */
  readonly versions: string;
  /** The first Python on which they do not, or on which nobody tried. */
  readonly until: Release;
  readonly source: string;
}

const row = (name: string, versions: string, until: Release, source: string): CompileRow => ({
  name,
  versions,
  until,
  source,
});

// The C files of each, first and last release of the range, taken by GCC 12 for Python 3.11.7, 3.12.1 and 3.13.0, as far as it
// goes, with what GCC 14 refuses held to be wrong: calls without a declaration, pointers of another kind, numbers for pointers.
export const compileRows: readonly CompileRow[] = [
  row('psycopg2', '>=2.8.6,<2.9.10', [3, 13], '2.8.6 to 2.9.8, built for Python 3.11.7 and 3.12.1'),
  row('cffi', '>=1.14.5', [3, 13], '1.14.5, built for Python 3.11.7 and 3.12.1'),
  row('multidict', '>=4.7.4,<6', [3, 13], 'multidict/_multidict.c of 4.7.4 to 5.2.0'),
  row('mysqlclient', '>=2.0.3', [3, 14], 'MySQLdb/_mysql.c of 2.0.3 to 2.2.4, with MariaDB 10.11'),
  row('python-ldap', '>=3.3', [3, 13], 'Modules/*.c of 3.3.0 to 3.4.3'),
  row('python-ldap', '>=3.4', [3, 14], 'Modules/*.c of 3.4.0 to 3.4.4'),
  row('regex', '>=2020.7.14', [3, 13], 'regex_3/_regex.c of 2020.7.14 to 2022.8.17'),
  row('ujson', '>=4.0.2', [3, 14], 'python/*.c and lib/*.c of 4.0.2 to 5.9.0'),
  row('simplejson', '>=3.17.3', [3, 14], 'simplejson/_speedups.c of 3.17.3 to 3.19.2'),
  row('immutables', '>=0.15,<0.20', [3, 12], 'immutables/_map.c of 0.15 and 0.18'),
  row('pycurl', '>=7.44', [3, 13], 'src/*.c of 7.44.0 to 7.45.2'),
  row('pyodbc', '>=4.0.34,<5', [3, 12], 'src/*.cpp of 4.0.34 and 4.0.35'),
  row('cx-oracle', '>=8.2', [3, 14], 'src/cxoModule.c, cxoObject.c and cxoVar.c of 8.2.0 and 8.3.0'),
  row('netifaces', '==0.11.0', [3, 14], 'netifaces.c of 0.11.0'),
  row('setproctitle', '>=1.2.2', [3, 14], 'src/*.c of 1.2.2 to 1.3.3'),
  row('pyahocorasick', '>=1.4.1', [3, 14], 'src/pyahocorasick.c of 1.4.1 to 2.1.0'),
  row('xxhash', '>=2.0.1', [3, 14], 'src/_xxhash.c of 2.0.1 to 3.4.1'),
  row('hiredis', '>=2', [3, 14], 'src/*.c of 2.0.0 to 3.0.0'),
  row('dbus-python', '>=1.2.18', [3, 14], '_dbus_bindings/*.c of 1.2.18 to 1.3.2'),
];
