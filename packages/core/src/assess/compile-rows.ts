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

export const compileRows: readonly CompileRow[] = [
  {
    name: 'psycopg2',
    versions: '>=2.8.6,<2.9.10',
    until: [3, 13],
    source: '2.8.6 to 2.9.8, compiled for Python 3.11.7; 2.9 to 2.9.8 for 3.12.1',
  },
  { name: 'cffi', versions: '>=1.14.5', until: [3, 13], source: '1.14.5, compiled for Python 3.11.7 and 3.12.1' },
];
