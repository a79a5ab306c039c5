// What can never hold together, and why (PubGrub): if every term holds, there is no solution.

import { anything, nothing, type OptionSet } from './option-sets.ts';
import type { Option, RefusedWhy, Wanted } from './universe.ts';

/** A fact that was given. */
export type Fact =
  | { readonly kind: 'asked'; readonly wanted: Wanted }
  | { readonly kind: 'constraint'; readonly wanted: Wanted }
  | { readonly kind: 'required'; readonly option: Option; readonly key: string; readonly wanted: Wanted }
  /** An extra belongs to the very version of its project. */
  | { readonly kind: 'extra'; readonly option: Option; readonly key: string }
  /** There are no other versions than those of the index that fit the target. */
  | { readonly kind: 'listed'; readonly key: string }
  /** The installer passes it over for what its metadata says. */
  | { readonly kind: 'refused'; readonly option: Option; readonly why: RefusedWhy };

export interface Incompatibility {
  /** By key; no term admits everything. */
  readonly terms: ReadonlyMap<string, OptionSet>;
  readonly because: Fact | readonly [Incompatibility, Incompatibility];
}

/** A term that always holds says nothing; one that never holds would make the whole hold never. */
export function incompatibility(
  terms: Iterable<readonly [key: string, set: OptionSet]>,
  because: Incompatibility['because'],
): Incompatibility | undefined {
  const all = new Map<string, OptionSet>();
  // A release may require itself (`all = ["demo[a,b]"]`).
  for (const [key, set] of terms) all.set(key, set & (all.get(key) ?? anything));
  if ([...all.values()].includes(nothing)) return undefined;
  return { terms: new Map([...all].filter(([, set]) => set !== anything)), because };
}

/** What follows from both, without the key in which they differ (the rule of resolution). */
export function resolvent(a: Incompatibility, b: Incompatibility, key: string): Incompatibility {
  const terms = new Map(a.terms);
  for (const [each, set] of b.terms) {
    const own = terms.get(each) ?? anything;
    terms.set(each, each === key ? own | set : own & set);
  }
  return { terms: new Map([...terms].filter(([, set]) => set !== anything)), because: [a, b] };
}

/** The facts that it rests on, in the order in which the search met them. */
export function factsBehind(root: Incompatibility): readonly Fact[] {
  const facts = new Set<Fact>();
  const seen = new Set<Incompatibility>();
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { because } = next;
    if ('kind' in because) facts.add(because);
    else waiting.push(because[1], because[0]);
  }
  return [...facts];
}
