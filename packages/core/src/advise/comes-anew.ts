// Whether a package that no line pins would come in another version once one of the set is changed: pip resolves it anew then.

import { releasesOf } from '../candidates/releases-of.ts';
import { parseSpecifiers } from '../packaging/specifier.ts';
import { isPrerelease } from '../packaging/version.ts';
import { askersOf, type Chosen } from './askers-of.ts';
import { admitted, type Demand, demandsIn } from './demands.ts';
import { wheelOf } from './fitting-versions.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { extrasOf, type SetDemands } from './set-demands.ts';

/** Versions of one project that are looked into, newest first. */
const MAX_TRIED = 6;

interface Anew {
  /** Whose version stands in the way. */
  readonly other: Judged;
  /** What the changed package needs of it. */
  readonly demand: Demand;
  /** The changed package: what it needed before counts no more. */
  readonly row: Judged;
  readonly chosen: Chosen;
  readonly open: ReadonlySet<Judged>;
}

/** @returns a version with a wheel, which all that ask for it take, and whose own needs the set meets */
export async function comesAnew(
  { other, demand, row, chosen, open }: Anew,
  { environment }: Judged['matcher']['target'],
  demands: SetDemands,
  inquiry: Inquiry,
): Promise<boolean> {
  const { resolved, name } = other.as;
  if (!resolved || other.as.source.kind !== 'index' || chosen.has(other)) return false;
  const versions = await inquiry.versions(other, name);
  if (!versions) return false;
  const line = parseSpecifiers(resolved.specifier ?? '');
  const askers = await askersOf(demands, name, chosen, (by) => by === row || open.has(by));
  const asked = [demand.versions, ...(line.ok ? [[line.value]] : []), ...askers.map((each) => each.demand.versions)];
  const held = new Map(demands.rows.map((each) => [each.as.name, each]));
  const fitting = releasesOf(versions)
    .toReversed()
    .filter(({ version }) => !isPrerelease(version) && asked.every((sets) => admitted(version.text, sets)))
    .slice(0, MAX_TRIED);
  for (const release of fitting) {
    const wheel = wheelOf(other, release, name)?.file;
    const requires = wheel && (await inquiry.requiresOf(other, wheel));
    if (!requires) continue;
    const needs = demandsIn(requires, environment, extrasOf(other));
    if (needs.every((need) => isMet(need, held.get(need.name), chosen))) return true;
  }
  return false;
}

/** What the set does not hold is not looked for so far off. */
function isMet({ versions }: Demand, other: Judged | undefined, chosen: Chosen): boolean {
  return other !== undefined && admitted(chosen.get(other)?.version ?? other.as.version, versions);
}
