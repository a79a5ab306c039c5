// Whether a set that was made for one target lacks something on another: what its packages need there, and what is skipped there.

import type { Newcomer } from './advice.ts';
import { admitted } from './demands.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import type { Judged, JudgedSet } from './inquiry.ts';
import type { Prospects } from './prospects.ts';
import type { SetDemands } from './set-demands.ts';

export interface Wholeness {
  /** False where it is known to lack something that it does not lack here. */
  readonly whole: boolean;
  /** Packages whose needs there are not known. */
  readonly unknown: readonly Judged[];
}

/**
 * Requirements files are made for one Python; and a marker that only repeats a package's Requires-Python (Pipfile.lock,
 * poetry export) takes away what the project itself asks for.
 *
 * @param there the set on the other target, with its demands
 * @param thoroughly whether sdists may be fetched for what packages need: where versions change
 * @param added what comes with the versions that change
 */
export async function wholeness(
  here: Prospects,
  there: { readonly set: JudgedSet; readonly demands: SetDemands },
  thoroughly: boolean,
  added: readonly Newcomer[],
): Promise<Wholeness> {
  const [missing, before] = [await unmet(there.demands, thoroughly), await unmet(here.demands, thoroughly)];
  const { unknown } = missing;
  const had = new Set<string>([...before.found, ...added.map(({ name }) => name)]);
  if ([...missing.found].some((text) => !had.has(text))) return { whole: false, unknown };
  const skipped = new Set(there.set.rows.flatMap(({ pkg, finding }) => (finding.verdict === 'skipped' ? [pkg] : [])));
  const gone = here.set.rows.filter(({ pkg, finding }) => finding.verdict !== 'skipped' && skipped.has(pkg));
  const asked = gone.length === 0 ? undefined : await namesAsked(here.demands);
  return {
    whole: gone.every(({ as, manifest }) => manifest.requiresPython !== undefined || asked?.has(as.name) === true),
    unknown,
  };
}

/** What the packages ask for that the set does not hold or meet, one text each, and the packages of which nobody knows. */
async function unmet(
  demands: SetDemands,
  thoroughly: boolean,
): Promise<{ readonly found: ReadonlySet<string>; readonly unknown: readonly Judged[] }> {
  const held = new Map(demands.rows.map((row) => [row.as.name, row]));
  // What cannot be installed asks for nothing yet: anyio 4 on 3.8 does not, on 3.10 it needs exceptiongroup.
  const incomplete = demands.rows.filter(
    ({ manifest, finding }) => finding.file !== null && !formatTraits[manifest.format].universal,
  );
  const asked = await Promise.all(incomplete.map(async (row) => ({ row, its: await demands.of(row, thoroughly) })));
  const found = asked.flatMap(({ row, its = [] }) =>
    its.flatMap(({ name, versions }) => {
      const other = held.get(name);
      if (!other) return [name];
      return admitted(other.as.version, versions) ? [] : [`${row.as.name} → ${name}`];
    }),
  );
  return { found: new Set(found), unknown: asked.flatMap(({ row, its }) => (its ? [] : [row])) };
}

/** The names that some package is known to ask for. */
async function namesAsked(demands: SetDemands): Promise<ReadonlySet<string>> {
  const asked = await Promise.all(demands.rows.map((row) => demands.of(row, false)));
  return new Set(asked.flatMap((its = []) => its.map(({ name }) => name)));
}
