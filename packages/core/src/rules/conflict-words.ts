// The words for why no set of versions satisfies what is asked for: a clause each.

import type { ConflictFact, SomeVersions } from '../resolve/conflict-fact.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';

/** More than so many facts are nothing that anybody reads. */
const MOST = 12;

/** Each clause once, and of very many a count. */
export function conflictWords(facts: readonly ConflictFact[]): readonly string[] {
  return shortened([...new Set(facts.map(clause))], MOST);
}

function clause(fact: ConflictFact): string {
  switch (fact.kind) {
    case 'asked':
      return `${fact.by ?? 'the command line'} asks for ${fact.wanted}`;
    case 'constraint':
      return `${fact.by ?? 'a constraint'} allows ${fact.wanted} alone`;
    case 'required':
      return `${versionsWords(fact.of)} ${fact.of.versions.length === 1 ? 'needs' : 'need'} ${fact.wanted}`;
    case 'ranges': {
      const [first, last] = fact.needs.map(({ wanted, of }) => `${wanted} (${of})`);
      return `${versionsWords(fact.of)} need ${fact.name}, from ${first} to ${last}`;
    }
    case 'refused':
      return `${versionsWords(fact.of)} ${refusedWords(fact.why, fact.of.versions.length === 1 ? 'is' : 'are')}`;
    case 'nothing-there':
      return `no version of ${fact.name} can be installed there`;
    case 'no-project':
      return `the index has no project ${fact.name}`;
    case 'none-in-range':
      return `no version of ${fact.name} that can be installed there is ${fact.range}: the newest is ${fact.newest}`;
    case 'all-yanked':
      return `every version of ${fact.name} that can be installed there${fact.range && ` and is ${fact.range}`} was yanked (up to ${fact.newest}): only a pin takes one`;
  }
}

function refusedWords(why: Extract<ConflictFact, { readonly kind: 'refused' }>['why'], be: 'is' | 'are'): string {
  switch (why.kind) {
    case 'line':
      return `cannot be read: ${why.line}`;
    case 'python':
      return `${be} for Python ${why.range} alone`;
    case 'other-name':
    case 'other-version':
      return `${be} passed over: the metadata says ${why.said}`;
  }
}

/** `flask 3.0.0 to 3.1.2`, `flask 1.0 and 2.0`, `all versions of flask that can be installed (1.0 to 3.1.2)`. */
function versionsWords({ key, versions, extent }: SomeVersions): string {
  const [lowest = '', highest = ''] = [versions[0], versions.at(-1)];
  if (versions.length < 2) return `${key} ${lowest}`.trim();
  if (extent === 'all') return `all versions of ${key} that can be installed (${lowest} to ${highest})`;
  if (extent === 'run' && versions.length > 2) return `${key} ${lowest} to ${highest}`;
  return `${key} ${listWords(shortened(versions, 4))}`;
}
