// The rules of uv's search by whom they are about. What several versions of a package need alike is one rule.

import { type Incompatibility, incompatibility } from './incompatibility.ts';
import { rootKey } from './incompatibilities.ts';
import type { OptionSet } from './option-sets.ts';

export type UvTerm = readonly [key: string, set: OptionSet];

export interface UvRuleBook {
  add(one: Incompatibility): void;
  /** @returns the rule of these versions alone; what is kept holds of all that need the same */
  addNeed(who: UvTerm, needed: UvTerm, because: Incompatibility['because']): Incompatibility | undefined;
  /** Newest last. */
  about(key: string): readonly Incompatibility[];
}

export function createUvRuleBook(): UvRuleBook {
  const byKey = new Map<string, Incompatibility[]>();
  /** By who needs what: rules that differ in the versions that need it alone. */
  const alike = new Map<string, Incompatibility>();

  const rulesOf = (key: string): Incompatibility[] => {
    const own = byKey.get(key) ?? [];
    byKey.set(key, own);
    return own;
  };
  const add = (one: Incompatibility): void => {
    for (const key of one.terms.size > 0 ? one.terms.keys() : [rootKey]) rulesOf(key).push(one);
  };
  const remove = (one: Incompatibility): void => {
    for (const key of one.terms.keys()) {
      const own = rulesOf(key);
      const position = own.indexOf(one);
      if (position !== -1) own.splice(position, 1);
    }
  };

  return {
    add,
    addNeed(who, needed, because) {
      const [key, set] = who;
      const unmet: UvTerm = [needed[0], ~needed[1]];
      const own = incompatibility([who, unmet], because);
      if (!own) return undefined;
      if (key === needed[0]) {
        add(own);
        return own;
      }
      const place = `${key} ${needed[0]} ${needed[1]}`;
      const past = alike.get(place);
      if (past) remove(past);
      const merged = past ? incompatibility([[key, set | (past.terms.get(key) ?? 0n)], unmet], because) : own;
      if (!merged) return own;
      alike.set(place, merged);
      add(merged);
      return own;
    },
    about: (key) => byKey.get(key) ?? [],
  };
}
