// The way out for one package: other versions of it, other Pythons, other variants of the image.

import type { Neighbour } from '../target/neighbours.ts';
import type { FittingVersion, WayOut } from './advice.ts';
import { anyFits, type Option } from './fitting-versions.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { hasVersions, openProspects, type Prospects } from './prospects.ts';

/** Versions asked what they need, on each side of the pin. */
const MAX_TRIED = 12;

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
 * @param around the target's neighbours within the project's Pythons, nearest first
 */
export async function wayOut(
  row: Judged,
  here: Prospects,
  chosen: ReadonlyMap<Judged, Option>,
  around: readonly Neighbour[],
  inquiry: Inquiry,
): Promise<WayOut> {
  const bases = await basesFor(row, around, inquiry);
  if (!hasVersions(row)) return { ...nowhere, bases };
  const versions = await inquiry.versions(row, row.as.name);
  const fitting = await here.fitting(row);
  if (!versions || !fitting) return { ...nowhere, bases };
  const { later, earlier, excluded } = await nearestVersions();
  return {
    known: true,
    later: later && shown(later),
    earlier: earlier && shown(earlier),
    excluded,
    never: versions.size > 0 && !anyFits(row, versions),
    pythons: await pythonsFor(row, around, inquiry),
    bases,
    alternative: await alternativeFor(),
  };

  async function nearestVersions(): Promise<{
    readonly later: Option | null;
    readonly earlier: Option | null;
    readonly excluded: WayOut['excluded'];
  }> {
    const together = chosen.get(row);
    const others = new Map([...chosen].filter(([other]) => other !== row));
    const objection = (option: Option): Promise<string | undefined> =>
      option === together ? Promise.resolve(undefined) : here.objections.to(row, option, others, new Set());
    let excluded: WayOut['excluded'] = null;
    let later: Option | null = null;
    for (const option of fitting?.later.slice(0, MAX_TRIED) ?? []) {
      const by = await objection(option);
      if (by === undefined) {
        later = option;
        break;
      }
      excluded ??= { version: option.version, by };
    }
    for (const option of fitting?.earlier.slice(0, MAX_TRIED) ?? []) {
      if ((await objection(option)) === undefined) return { later, earlier: option, excluded };
    }
    return { later, earlier: null, excluded };
  }

  async function alternativeFor(): Promise<WayOut['alternative']> {
    const source = inquiry.alternatives.get(row.as.name)?.source ?? '';
    for (const option of (await here.alternatives(row)).slice(0, MAX_TRIED)) {
      if ((await here.objections.to(row, option, new Map(), new Set())) === undefined)
        return { name: option.name, version: option.version, source };
    }
    return null;
  }
}

function shown({ version, file }: Option): FittingVersion {
  return { version, filename: file.raw };
}

async function rowOn({ request }: Neighbour, row: Judged, inquiry: Inquiry): Promise<readonly [Judged, Prospects] | []> {
  const there = await inquiry.judgeOn(request, []);
  const same = there?.rows.find(({ pkg }) => pkg === row.pkg);
  return there && same ? [same, openProspects(there, inquiry)] : [];
}

/** Variants of the same Python on which this very version is a wheel. */
async function basesFor(row: Judged, around: readonly Neighbour[], inquiry: Inquiry): Promise<readonly string[]> {
  const bases: string[] = [];
  for (const neighbour of around.filter(({ python, platform }) => python === 0 && platform === 0)) {
    const [there] = await rowOn(neighbour, row, inquiry);
    const { base } = neighbour.request;
    if (there?.finding.verdict === 'wheel' && base !== undefined) bases.push(base);
  }
  return bases;
}

/** The nearest Python of the same variant with any wheel, and the nearest with one of this very version. */
async function pythonsFor(row: Judged, around: readonly Neighbour[], inquiry: Inquiry): Promise<WayOut['pythons']> {
  const found: { python: string; base: string | null; version: string }[] = [];
  for (const neighbour of around.filter(({ variant, python }) => variant === 0 && python > 0)) {
    const [there, prospects] = await rowOn(neighbour, row, inquiry);
    if (!there || there.finding.verdict === 'skipped') continue;
    const { base = null, python: asked } = neighbour.request;
    const python = asked ?? neighbour.minor;
    if (there.finding.verdict === 'wheel') return [...found, { python, base, version: row.as.version ?? '' }];
    if (found.length > 0) continue;
    const fitting = await prospects?.fitting(there);
    for (const option of [...(fitting?.later ?? []), ...(fitting?.earlier ?? [])].slice(0, MAX_TRIED)) {
      if ((await prospects?.objections.to(there, option, new Map(), new Set())) !== undefined) continue;
      found.push({ python, base, version: option.version });
      break;
    }
  }
  return found;
}
