// The way out for one package: other versions of it, other Pythons, other variants of the image.

import type { FittingVersion, WayOut } from './advice.ts';
import { anyFits, type Option } from './fitting-versions.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { firstFree, nearestVersions } from './nearest-versions.ts';
import { hasVersions, type Prospects, type Surroundings } from './prospects.ts';

const nowhere: WayOut = {
  known: false,
  later: null,
  earlier: null,
  excluded: null,
  never: false,
  pythons: [],
  bases: [],
  alternative: null,
};

/**
 * Looks for what would help one package in trouble, the others staying as they are.
 *
 * @param here the set that it is in trouble in
 * @param chosen the versions that go together on this very target, where all of the set's troubles end there
 * @param around the targets near it, on the project's Pythons
 */
export async function wayOut(
  row: Judged,
  here: Prospects,
  chosen: ReadonlyMap<Judged, Option>,
  around: Surroundings,
  inquiry: Inquiry,
): Promise<WayOut> {
  const bases = await basesFor(row, around);
  if (!hasVersions(row)) return { ...nowhere, bases };
  const versions = await inquiry.versions(row, row.as.name);
  const fitting = await here.fitting(row);
  if (!versions || !fitting) return { ...nowhere, bases };
  const { later, earlier, excluded } = await nearestVersions(row, fitting, chosen, here.objections);
  const fits = fitting.later.length + fitting.earlier.length > 0 || fitting.same !== null;
  const alternative = await firstFree(row, await here.alternatives(row), here.objections);
  const source = inquiry.alternatives.get(row.as.name)?.source ?? '';
  return {
    known: true,
    later: later && shown(later),
    earlier: earlier && shown(earlier),
    excluded,
    never: versions.size > 0 && !fits && !anyFits(row, versions),
    pythons: await pythonsFor(row, around),
    bases,
    alternative: alternative ? { name: alternative.name, version: alternative.version, source } : null,
  };
}

function shown({ version, file }: Option): FittingVersion {
  return { version, filename: file.raw };
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

/** The nearest Python of the same variant with any wheel, and the nearest with one of this very version. */
async function pythonsFor(row: Judged, around: Surroundings): Promise<WayOut['pythons']> {
  const found: { python: string; base: string | null; version: string }[] = [];
  for (const neighbour of around.neighbours.filter(({ variant, python }) => variant === 0 && python > 0)) {
    const prospects = await around.at(neighbour);
    const there = prospects && rowOf(row, prospects);
    if (!there || there.finding.verdict === 'skipped') continue;
    const { base = null, python: asked } = neighbour.request;
    const python = asked ?? neighbour.minor;
    if (there.finding.verdict === 'wheel') return [...found, { python, base, version: row.as.version ?? '' }];
    if (found.length > 0) continue;
    const fitting = await prospects.fitting(there);
    const options = fitting ? [...fitting.later, ...fitting.earlier] : [];
    const option = await firstFree(there, options, prospects.objections);
    if (option) found.push({ python, base, version: option.version });
  }
  return found;
}
