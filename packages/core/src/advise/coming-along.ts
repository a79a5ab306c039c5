// Packages that no line pins and that the installer takes as wheels by itself once other pins change: numba 0.63.0 brings its llvmlite.

import { type ProjectFiles, type ProjectRelease, releasesOf } from '../candidates/releases-of.ts';
import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { parseSpecifiers } from '../packaging/specifier.ts';
import { isPrerelease } from '../packaging/version.ts';
import { askersOf, type Chosen } from './askers-of.ts';
import { admitted } from './demands.ts';
import { type Option, wheelOf } from './fitting-versions.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import type { SetDemands } from './set-demands.ts';

/**
 * Of each it is the newest that all who ask for it take, as an installer takes it; where that has no wheel, or the versions do not go
 * together, a line is needed.
 *
 * @returns what of the chosen needs no line, each in the version that comes; it may be newer than the one that was chosen
 */
export async function comingAlong(chosen: Chosen, demands: SetDemands, inquiry: Inquiry): Promise<Chosen> {
  const coming = new Map<Judged, Option>();
  for (const [row, { same, name }] of chosen) {
    if (same || name !== row.as.name || !isFree(row)) continue;
    // oxlint-disable-next-line no-await-in-loop -- there are few, and what one asks the next need not
    const option = await newestOf(row, chosen, demands, inquiry);
    if (option) coming.set(row, option);
  }
  const all = new Map([...chosen, ...coming]);
  const fits = await Promise.all([...coming].map(([row, option]) => goesWith(row, option, all, demands)));
  return fits.every(Boolean) ? coming : new Map();
}

/** Nothing that the user wrote says a version of it. */
function isFree({ as, manifest }: Judged): boolean {
  const isBound = as.pinnedAt !== undefined || manifest.constraints?.some(({ name }) => name === as.name) === true;
  return (as.resolved?.path ?? []).length > 0 && fetchesMissing(manifest) && manifest.hashMode !== true && !isBound;
}

async function newestOf(
  row: Judged,
  chosen: Chosen,
  demands: SetDemands,
  inquiry: Inquiry,
): Promise<Option | undefined> {
  const { name, resolved } = row.as;
  const [versions, { unknown }] = await Promise.all([inquiry.versions(row, name), demands.on(name)]);
  const line = parseSpecifiers(resolved?.specifier ?? '');
  if (!versions || unknown.some((by) => !chosen.has(by)) || !line.ok) return undefined;
  const askers = await askersOf(demands, name, chosen, () => false);
  const asked = [[line.value], ...askers.map(({ demand }) => demand.versions)];
  const newest = newestIn(versions, (version) => asked.every((sets) => admitted(version, sets)));
  const taken = newest && wheelOf(row, newest, name);
  return newest && taken?.tag
    ? { name, version: newest.version.text, file: taken.file, tag: taken.tag, same: false }
    : undefined;
}

/** Whatever its files are: an installer that comes to it takes it, and builds it. */
function newestIn(versions: ProjectFiles, isAsked: (version: string) => boolean): ProjectRelease | undefined {
  return releasesOf(versions).findLast(
    ({ version, kinds }) =>
      !isPrerelease(version) && kinds.some(({ yanked }) => yanked === false) && isAsked(version.text),
  );
}

/** Whether all that ask for it, and all that it asks for, go with it; what the set does not hold is no matter of a line. */
async function goesWith(row: Judged, option: Option, all: Chosen, demands: SetDemands): Promise<boolean> {
  const askers = await askersOf(demands, row.as.name, all, () => false);
  const needs = await demands.ofOption(row, option);
  const held = new Map(demands.rows.map((each) => [each.as.name, each]));
  return (
    needs !== undefined &&
    askers.every(({ demand }) => admitted(option.version, demand.versions)) &&
    needs.every(({ name, versions }) => {
      const other = held.get(name);
      return other === undefined || admitted(all.get(other)?.version ?? other.as.version, versions);
    })
  );
}
