// The versions that a file without pins comes to where wheels are preferred: pip takes the newest version even where it has to be
// built, and one line keeps it from that.

import type { Advice, Plan } from '../advise/advice.ts';
import type { Judged, JudgedSet } from '../advise/inquiry.ts';
import { installerTraits } from '../manifest/installer-traits.ts';

/**
 * @param set something of which must be built
 * @param judgedThere the same files resolved once more with wheels preferred, and judged
 * @returns undefined where a pin must be built, or something is in the way all the same
 */
export async function wheelsOnlyPlan(
  set: JudgedSet,
  judgedThere: () => Promise<readonly Judged[]>,
): Promise<Plan | undefined> {
  const builds = set.rows.filter(({ finding }) => finding.verdict === 'build' || finding.verdict === 'impossible');
  if (builds.length === 0 || !builds.every(({ pkg }) => pkg.resolved !== undefined)) return undefined;
  const there = (await judgedThere()).filter(({ finding }) => finding.verdict !== 'skipped');
  if (there.some(({ finding: { verdict } }) => verdict !== 'wheel' && verdict !== 'sdist')) return undefined;
  const versions = new Map(there.map(({ as }) => [as.name, as.version]));
  const here = set.rows.filter(({ finding }) => finding.verdict !== 'skipped');
  const names = new Set(here.map(({ as }) => as.name));
  const changed = here.flatMap((row) => {
    const version = versions.get(row.as.name);
    return version === undefined || version === row.as.version ? [] : [{ row, version }];
  });
  if (changed.length === 0) return undefined;
  const moves = changed.map(({ row: { as }, version }) => ({ name: as.name, version, from: as.version ?? '' }));
  const preferBinary = set.rows.some(({ manifest }) => installerTraits[manifest.installer].hasPreferBinary);
  return {
    kind: 'version',
    request: set.request,
    pins: changed.map(({ row, version }) => ({ of: row.pkg, name: row.as.name, version })),
    addsComeAlong: true,
    adds: there.flatMap(({ as }) =>
      names.has(as.name) || as.version === undefined ? [] : [{ name: as.name, version: as.version }],
    ),
    drops: here.filter(({ as, pkg }) => pkg.resolved && !versions.has(as.name)).map(({ pkg }) => pkg),
    leaves: { build: 0, impossible: 0 },
    insteadOf: { build: builds.length, impossible: 0 },
    notes: [{ kind: 'wheels-only', moves, preferBinary }],
    unknown: [],
  };
}

/** In front of the others but those that change no package, and in place of one that pins the same. */
export function withPlan(advice: Advice, plan: Plan): Advice {
  const told = (pins: Plan['pins']): string =>
    pins
      .map(({ name, version }) => `${name} ${version}`)
      .toSorted()
      .join(', ');
  const others = advice.plans.filter(({ kind, pins }) => kind !== 'version' || told(pins) !== told(plan.pins));
  const isNearer = ({ kind, pins, adds, drops, pip }: Plan): boolean =>
    kind === 'version' && pip !== undefined && pins.length + adds.length + drops.length === 0;
  return { ...advice, plans: [...others.filter(isNearer), plan, ...others.filter((each) => !isNearer(each))] };
}
