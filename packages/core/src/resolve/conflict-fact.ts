// Why no set of versions satisfies what is asked for: who asks for what, and where nothing is left. The words are the rule's.

import type { RefusedWhy } from './universe.ts';

/** Versions of a project, with the extras that are asked of it: `uvicorn[standard]`. */
export interface SomeVersions {
  readonly key: string;
  /** Lowest first. */
  readonly versions: readonly string[];
  /** Whether these are all that can be installed, or all from one to another. */
  readonly extent: 'all' | 'run' | 'some';
}

/** Demands are as written, without a marker. */
export type ConflictFact =
  /** `by`: whose line it is; null where a flag or a constraint has none. */
  | { readonly kind: 'asked' | 'constraint'; readonly by: string | null; readonly wanted: string }
  | { readonly kind: 'required'; readonly of: SomeVersions; readonly wanted: string }
  /** Each of the versions needs another range of one package: the first and the last of them. */
  | { readonly kind: 'ranges'; readonly of: SomeVersions; readonly name: string; readonly needs: readonly [Need, Need] }
  | { readonly kind: 'refused'; readonly of: SomeVersions; readonly why: RefusedWhy }
  /** Nothing meets the demand, whatever else is asked: there is no version, or none in the range. */
  | { readonly kind: 'nothing-there' | 'no-project'; readonly name: string }
  | { readonly kind: 'none-in-range'; readonly name: string; readonly range: string; readonly newest: string }
  /** Versions that meet it were withdrawn, and nobody pins one of them (PEP 592). */
  | { readonly kind: 'all-yanked'; readonly name: string; readonly range: string; readonly newest: string };

interface Need {
  readonly wanted: string;
  readonly of: string;
}
