// The way out for one package: other versions of it, other Pythons, other variants of the image.

import type { FittingVersion, OtherPython, WayOut } from './advice.ts';
import { admitted, rangeText } from './demands.ts';
import { anyFits, type Option } from './fitting-versions.ts';
import { isTwin } from './in-order.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { releasesOf } from '../candidates/releases-of.ts';
import { inStandardLibrary } from './in-standard-library.ts';
import { meantVersion } from './meant-version.ts';
import { firstFree, nearestVersions } from './nearest-versions.ts';
import { newestPython } from './newest-python.ts';
import { alongWith, nothingAlong } from './along-with.ts';
import type { Choice } from './choose-pins.ts';
import { hasVersions, type Prospects, type Surroundings } from './prospects.ts';
import { otherExtra } from './other-extra.ts';
import { ownLine } from './own-line.ts';
import { planDoubts } from './plan-doubts.ts';
import type { PlanDoubt } from './plan-note.ts';

const nowhere: WayOut = {
  known: false,
  later: null,
  earlier: null,
  excluded: null,
  excludedEarlier: null,
  along: nothingAlong,
  unchecked: [],
  meant: null,
  held: [],
  never: false,
  newestPython: null,
  pythons: [],
  bases: [],
  builtIn: null,
  alternative: null,
};

/**
 * Looks for what would help one package in trouble, the others staying as they are.
 *
 * @param here the set that it is in trouble in
 * @param choice the versions that go together on this very target, where all of the set's troubles end there
 * @param around the targets near it, on the project's Pythons
 */
export async function wayOut(
  row: Judged,
  here: Prospects,
  choice: Choice,
  around: Surroundings,
  inquiry: Inquiry,
): Promise<WayOut> {
  const bases = await basesFor(row, around);
  if (!hasVersions(row)) return { ...nowhere, bases };
  const builtIn = await builtInFor(row, here);
  const another = await alternativeFor(row, here, choice);
  const source = inquiry.alternatives.get(row.as.name)?.source ?? '';
  const held: true | undefined =
    here.demands.rows.some(({ as }) => as.name === another?.name && as.resolved === undefined) || undefined;
  const alternative = another
    ? { name: another.name, version: another.version, source, ...(held ? { held } : {}) }
    : null;
  const extra = await otherExtra(row, inquiry);
  const versions = await inquiry.versions(row, row.as.name);
  const fitting = await here.fitting(row);
  // Of the project itself the index tells nothing, of what stands in for it all the same.
  if (!versions || !fitting) return { ...nowhere, bases, builtIn, alternative };
  const { later, earlier, excluded, excludedEarlier } = await nearestVersions(row, fitting, choice, here.objections);
  const fits = fitting.later.length + fitting.earlier.length > 0 || fitting.same !== null;
  const never = versions.size > 0 && !fits && !anyFits(row, versions);
  // Locking again keeps the version, and so does the same one by another name: going back behind it is no way out then.
  const isNearer = later === null && another !== undefined && isTwin(row, another);
  const nearestEarlier = fitting.same || isNearer ? null : earlier;
  const pythons = await pythonsFor(row, here, around);
  const offered = later ?? nearestEarlier ?? another;
  return {
    known: true,
    later: later && shown(later),
    earlier: nearestEarlier && shown(nearestEarlier),
    excluded,
    excludedEarlier: fitting.same ? null : excludedEarlier,
    along: offered ? await alongWith(row, offered, here, choice) : nothingAlong,
    unchecked: offered ? await unchecked(row, offered, here) : pythons.unchecked,
    ...(offered ? against(row, offered, inquiry) : {}),
    meant: meantVersion(row, versions) ?? null,
    held: never && row.finding.reason === 'no-version' ? releasesOf(versions).map(({ version }) => version.text) : [],
    never,
    newestPython: never ? newestPython(versions, here.set.target) : null,
    pythons: pythons.found,
    bases,
    builtIn,
    alternative,
    ...(extra === null ? {} : { otherExtra: extra }),
  };
}

/** That of the plan, where it has one. */
async function alternativeFor(row: Judged, here: Prospects, { chosen }: Choice): Promise<Option | undefined> {
  const mine = chosen.get(row);
  if (mine && mine.name !== row.as.name) return mine;
  return firstFree(row, await here.alternatives(row), here.objections);
}

function shown({ version, tag }: Option): FittingVersion {
  return { version, tag };
}

/** What something else of the set asks for would come all the same. */
async function builtInFor({ as: { name } }: Judged, { set, demands }: Prospects): Promise<WayOut['builtIn']> {
  const found = inStandardLibrary(name, set.target.python.release);
  return found && (await demands.on(name)).known.length === 0 ? found : null;
}

function against(row: Judged, { name, version }: Option, { constraints }: Inquiry): Pick<WayOut, 'against'> {
  const line = name === row.as.name ? ownLine(row, constraints) : undefined;
  if (line === undefined || admitted(version, line.versions)) return {};
  return { against: { by: line.place, range: rangeText(line.versions) } };
}

async function unchecked(row: Judged, option: Option, { objections }: Prospects): Promise<readonly PlanDoubt[]> {
  const chosen = new Map([[row, option]]);
  return planDoubts(await objections.unknown(chosen), chosen);
}

function rowOf({ pkg }: Judged, { set }: Prospects): Judged | undefined {
  return set.rows.find((row) => row.pkg === pkg);
}

/** Variants of the same Python on which this very version is a wheel. */
async function basesFor(row: Judged, around: Surroundings): Promise<readonly string[]> {
  const bases: string[] = [];
  for (const neighbour of around.neighbours.filter(({ python, platform }) => python === 0 && platform === 0)) {
    const there = await around.at(neighbour);
    const { base } = neighbour.request;
    if (there && rowOf(row, there)?.finding.verdict === 'wheel' && base !== undefined) bases.push(base);
  }
  return bases;
}

interface OtherPythons {
  readonly found: readonly OtherPython[];
  /** Of the first, where it is another version. */
  readonly unchecked: readonly PlanDoubt[];
}

/**
 * The nearest Python of the same variant with any wheel, and the nearest with one of this very version; Pythons that get no
 * more security fixes only where no other has one.
 */
async function pythonsFor(row: Judged, here: Prospects, around: Surroundings): Promise<OtherPythons> {
  const places = around.neighbours.filter(({ variant, python }) => variant === 0 && python > 0);
  const { freeThreaded } = here.set.target.python;
  const among = (past: boolean): Promise<OtherPythons> =>
    nearestPythons(
      row,
      { ...around, neighbours: places.filter(({ pastSupport }) => pastSupport === past) },
      freeThreaded,
    );
  const supported = await among(false);
  return supported.found.length > 0 ? supported : among(true);
}

async function nearestPythons(row: Judged, around: Surroundings, freeThreaded: boolean): Promise<OtherPythons> {
  let other: OtherPython | undefined;
  let doubts: readonly PlanDoubt[] = [];
  for (const neighbour of around.neighbours) {
    const prospects = await around.at(neighbour);
    const there = prospects && rowOf(row, prospects);
    if (!there || there.finding.verdict === 'skipped') continue;
    const { base = null, python = neighbour.minor } = neighbour.request;
    const asked = base === null ? null : (neighbour.request.python ?? null);
    const withGil = freeThreaded && !prospects.set.target.python.freeThreaded;
    const place = { python, base, asked, withGil, pastSupport: neighbour.pastSupport };
    if (there.finding.verdict === 'wheel') {
      const same = { ...place, version: row.as.version ?? '' };
      return { found: other ? [other, same] : [same], unchecked: doubts };
    }
    if (other) continue;
    const fitting = await prospects.fitting(there);
    const options = fitting ? [...fitting.later, ...fitting.earlier] : [];
    const option = await firstFree(there, options, prospects.objections);
    if (!option) continue;
    other = { ...place, version: option.version };
    doubts = await unchecked(there, option, prospects);
  }
  return { found: other ? [other] : [], unchecked: doubts };
}
