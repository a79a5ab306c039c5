// Which of the extras and groups that exclude one another (`tool.uv.conflicts`) a selection chooses, itself and on the way.

import { WheelcheckError } from '../error.ts';
import { certaintyOf } from './certainty.ts';
import { conflictName } from '../manifest/uv/conflict-name.ts';
import type { DependencyEdge, ExclusiveChoices, LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Ground } from './reach.ts';
import type { Wanted } from './wanted.ts';

/** Rounds of walking before the last answer counts: a choice that a dependency makes can decide another, but no lock chains many. */
const MAX_ROUNDS = 10;

/**
 * The names that hold in every marker of the lock. A dependency on `foo[cpu]` chooses as `--extra cpu` of foo does, and
 * whether it is there can depend on other choices: the graph is walked until the names stay the same.
 *
 * @returns undefined for a lock without such choices
 */
export function activeChoices(
  { exclusive }: Manifest,
  asked: Wanted,
  starts: readonly DependencyEdge[],
  ground: Omit<Ground, 'assumed'>,
): ReadonlySet<string> | undefined {
  if (!exclusive) return undefined;
  const own = ownChoices(exclusive, asked);
  let active: ReadonlySet<string> = new Set(own);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = new Set([...own, ...choicesOnTheWay(starts, active, ground)]);
    const stays = found.size === active.size && [...found].every((name) => active.has(name));
    active = found;
    if (stays) break;
  }
  return active;
}

/** @throws WheelcheckError `usage` where two choices of one set are active: uv then installs nothing */
export function refuseExclusive({ path, exclusive }: Manifest, active: ReadonlySet<string> | undefined): void {
  for (const set of exclusive?.sets ?? []) {
    const chosen = [...set].filter(([name]) => active?.has(name));
    if (chosen.length < 2) continue;
    throw new WheelcheckError({
      code: 'usage',
      message: `${path}: ${chosen.map(([, words]) => words).join(' and ')} exclude one another (tool.uv.conflicts)`,
      hint: 'uv does not install them together: check one at a time, such as --extra NAME instead of --all-extras',
      settings: [
        ...(chosen.some(([name]) => name.startsWith('extra-')) ? ['extra', 'all-extras'] : []),
        ...(chosen.some(([name]) => name.startsWith('group-')) ? ['with', 'only', 'all-groups'] : []),
      ],
    });
  }
}

function ownChoices({ projects }: ExclusiveChoices, { groups, extras }: Wanted): readonly string[] {
  const main = groups.has('main');
  return projects.flatMap((project) => [
    ...(main ? [conflictName('project', project)] : []),
    ...(main ? [...extras].map((extra) => conflictName('extra', project, extra)) : []),
    ...[...groups].map((group) => conflictName('group', project, group)),
  ]);
}

/** The extras that edges ask for which hold under the active names. */
function choicesOnTheWay(
  starts: readonly DependencyEdge[],
  active: ReadonlySet<string>,
  { context, edges, pick }: Omit<Ground, 'assumed'>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const assumed = new Set(active);
  const arrived = new Map<LockedPackage, Set<string>>();
  const queue: { readonly locked: LockedPackage; readonly extra: string }[] = [];
  const follow = (edge: DependencyEdge): void => {
    const locked = pick(edge);
    if (!locked) return;
    const names = edge.extras.map((extra) => conflictName('extra', edge.name, extra));
    // An edge that asks for an extra is judged as if that were chosen already
    const added = names.filter((name) => !assumed.has(name));
    for (const name of added) assumed.add(name);
    const certainty = certaintyOf(edge.marker, context, assumed);
    for (const name of added) assumed.delete(name);
    if (certainty !== 'yes' && certainty !== 'likely') return;
    for (const name of names) found.add(name);
    for (const extra of ['', ...edge.extras]) queue.push({ locked, extra });
  };
  for (const start of starts) follow(start);
  // The queue grows while it is walked
  for (const { locked, extra } of queue) {
    const seen = arrived.get(locked) ?? new Set<string>();
    if (seen.has(extra)) continue;
    arrived.set(locked, seen.add(extra));
    for (const edge of edges(locked, extra)) follow(edge);
  }
  return found;
}
