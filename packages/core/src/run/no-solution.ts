// Why no set of versions satisfies the lines of the files, line by line, and what would do instead.

import type { PackageName } from '../packaging/name.ts';
import type { ConflictFact } from '../resolve/conflict-fact.ts';
import { loosened } from '../resolve/loosened.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import type { OpenUniverse } from './open-universe.ts';
import { lineOf } from './problem-of.ts';
import type { Searched } from './resolve-surely.ts';
import type { ResolvingQuestion } from './resolving-question.ts';

export type NoSolution = Extract<Unresolved, { readonly kind: 'no-solution' }>;

/** @param question that the search was asked */
export async function noSolution({ conflict, itself }: Searched, question: ResolvingQuestion): Promise<NoSolution> {
  const without = (loose: PackageName): OpenUniverse =>
    question.open(
      new Set([...itself, ...conflict.names]),
      question.installed.filter(({ name }) => name !== loose),
    );
  const instead = await loosened(question.problem, conflict.names, without, question.search);
  const why = conflict.facts.flatMap((fact) => lineByLine(fact, question));
  return { kind: 'no-solution', why, instead };
}

/** What several lines ask of one project, and constraints with them, was made one range: each is told by itself. */
function lineByLine(fact: ConflictFact, { installed, problem }: ResolvingQuestion): readonly ConflictFact[] {
  const row = fact.kind === 'asked' ? installed.find((each) => each.askedAt && lineOf(each) === fact.by) : undefined;
  if (!row?.askedAt) return [fact];
  const { name, extras } = row;
  const brackets = extras.length > 0 ? `[${extras.join(',')}]` : '';
  return row.askedAt.map(({ specifier, at }) => {
    const by = lineOf({ at });
    const isConstraint = problem.constraints.some((wanted) => wanted.name === name && wanted.by === by);
    return isConstraint
      ? { kind: 'constraint', by, wanted: `${name}${specifier}` }
      : { kind: 'asked', by, wanted: `${name}${brackets}${specifier}` };
  });
}
