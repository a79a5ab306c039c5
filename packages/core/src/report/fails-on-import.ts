// What shows on import alone, and ends no build: cryptography 3.4.7 compiles with OpenSSL 3.

import type { DeadEndFact } from '../assess/dead-end-fact.ts';

const kinds: ReadonlySet<DeadEndFact['kind']> = new Set([
  'openssl-3',
  'old-freetds',
  'libxml2-apart',
  'gone-on-import',
]);

/** Whether it is compiled all the same. */
export function failsOnImport({ kind }: DeadEndFact): boolean {
  return kinds.has(kind);
}
