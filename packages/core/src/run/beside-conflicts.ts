// What the lines of the files come to; where one line alone cannot be met, what the others come to without it.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { ConflictFact } from '../resolve/conflict-fact.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import type { NoSolution } from './no-solution.ts';
import { lineOf } from './problem-of.ts';
import { resolveSurely, type Searched } from './resolve-surely.ts';
import type { ResolvingQuestion } from './resolving-question.ts';

interface BesideConflicts {
  /** The last search: where it found versions, those of `lines`. */
  readonly searched: Searched;
  readonly lines: readonly LockedPackage[];
  readonly unresolved: Unresolved | undefined;
}

/**
 * The installer stops at the first conflict and installs nothing. What the rest would come to is told all the same, as beside a
 * pin that does not exist: it holds once that one line is mended.
 *
 * @param ask the search for some of the lines
 * @param takesContradictions whether the installer installs pins that contradict one another
 */
export async function besideConflicts(
  installed: readonly LockedPackage[],
  ask: (lines: readonly LockedPackage[]) => ResolvingQuestion,
  takesContradictions: boolean,
): Promise<BesideConflicts> {
  const conflicts: NoSolution[] = [];
  for (let lines = installed; ;) {
    const question = ask(lines);
    // oxlint-disable-next-line no-await-in-loop -- what is left out is known by the conflict before
    const searched = await resolveSurely(question.problem, question.open, question.search);
    const { found, conflict } = searched;
    const isTold = found.state === 'none' && isWorthTelling(searched, installed, takesContradictions);
    if (isTold) conflicts.push(await told(searched, question));
    const others = isTold ? withoutTheLine(lines, conflict.facts) : undefined;
    if (!others) return { searched, lines, unresolved: together(conflicts) ?? givenUp(searched) };
    lines = others;
  }
}

/** A conflict of pins alone is not told where it is in doubt, nor where the installer takes them all the same. */
function isWorthTelling(
  { conflict }: Searched,
  installed: readonly LockedPackage[],
  takesContradictions: boolean,
): boolean {
  const pinned = new Set(installed.flatMap(({ name, version }) => (version === undefined ? [] : [name])));
  const isOpen = [...conflict.names].some((name) => !pinned.has(name));
  return isOpen || (conflict.doubtful.size === 0 && !takesContradictions);
}

async function told(searched: Searched, question: ResolvingQuestion): Promise<NoSolution> {
  const { noSolution } = await import('./no-solution.ts');
  return noSolution(searched, question);
}

/** Undefined where the conflict is one of several lines, or nothing would be left. */
function withoutTheLine(
  lines: readonly LockedPackage[],
  facts: readonly ConflictFact[],
): readonly LockedPackage[] | undefined {
  const asking = new Set(facts.flatMap((fact) => (fact.kind === 'asked' ? [fact.by] : [])));
  const others = lines.filter((row) => !asking.has(lineOf(row)));
  return asking.size === 1 && others.length > 0 && others.length < lines.length ? others : undefined;
}

/** What loosens one of several conflicts does not help against the others. */
function together(conflicts: readonly NoSolution[]): NoSolution | undefined {
  const [first, ...others] = conflicts;
  if (!first || others.length === 0) return first;
  return { kind: 'no-solution', why: conflicts.flatMap(({ why }) => why), instead: [] };
}

function givenUp({ found }: Searched): Unresolved | undefined {
  if (found.state !== 'limit') return undefined;
  const { looked, why, seen = [] } = found;
  return { kind: 'limit', looked, why, seen };
}
