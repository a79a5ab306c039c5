// What stands behind a fact of a conflict: a line that pins, a project that is not there, a version that is for another Python.

import { normalizeName } from '../packaging/name.ts';
import { pinOf } from '../packaging/specifier.ts';
import type { ConflictFact } from '../resolve/conflict-fact.ts';
import type { Problem } from '../resolve/universe.ts';
import type { OpenUniverse } from './open-universe.ts';

/** The fact, or what tells more, and what stands beside it. */
export function factsBehind(fact: ConflictFact, problem: Problem, universe: OpenUniverse): readonly ConflictFact[] {
  return withPython(pinInstead(absenceInstead(fact, universe), problem), universe);
}

/** A project that does not exist is told apart from one of which no version can be installed. */
function absenceInstead(fact: ConflictFact, { absent }: OpenUniverse): ConflictFact {
  return fact.kind === 'nothing-there' && absent(normalizeName(fact.name)) ? { ...fact, kind: 'no-project' } : fact;
}

/** Of a project that a line pins no other version is looked at: what stands against a demand is the line. */
function pinInstead(fact: ConflictFact, { wanted }: Problem): ConflictFact {
  if (fact.kind !== 'none-in-range') return fact;
  const pin = wanted.find(({ name, specifiers }) => name === fact.name && pinOf(specifiers) !== undefined);
  return pin ? { kind: 'asked', by: pin.by ?? null, wanted: pin.text } : fact;
}

/** Versions that are there and not for this Python: apache-airflow 2.8 is none for 3.12. */
function withPython(fact: ConflictFact, { otherPython }: OpenUniverse): readonly ConflictFact[] {
  if (fact.kind !== 'none-in-range' && fact.kind !== 'nothing-there') return [fact];
  const other = otherPython(normalizeName(fact.name), 'range' in fact ? fact.range : '');
  if (!other) return [fact];
  const of = { key: fact.name, versions: [other.version], extent: 'some' } as const;
  return [fact, { kind: 'refused', of, why: { kind: 'python', range: other.range } }];
}
