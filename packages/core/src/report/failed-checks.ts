// Where `pip check` ends with 1 behind `pip install --no-deps`, which asks for nothing that packages require: "requests 2.31.0 has requirement
// urllib3<3,>=1.21.1, but you have urllib3 1.20."

import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import { parseRequiresDist } from '../packaging/requires-dist.ts';
import type { CommandPlace } from '../target/wheels-alone.ts';
import type { Target } from '../target/target.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import { broughtByImage } from './brought-by-image.ts';
import { distributionPackages } from './distribution-packages.ts';
import type { CheckedTarget, ReportFacts } from './facts.ts';

export interface AskedSet extends ReportFacts {
  readonly order?: { readonly of: object; readonly at: number; readonly checks?: readonly CommandPlace[] } | undefined;
}

/** Each set with the checks that surely end the build of its targets. */
export function withFailedChecks<S extends AskedSet>(sets: readonly S[]): readonly S[] {
  return sets.map((set) => ({ ...set, targets: set.targets.map((one) => withStops(one, set, sets)) }));
}

function withStops(one: CheckedTarget, { order }: AskedSet, sets: readonly AskedSet[]): CheckedTarget {
  const { stage } = one.target;
  if (stage === undefined || order?.checks === undefined) return one;
  const stops = order.checks.flatMap((check) => {
    const isAsked = (each: AskedSet): boolean =>
      each.order?.of === order.of && each.order.checks?.some((other) => isSame(other, check)) === true;
    const before = sets.filter(isAsked).toSorted((a, b) => (a.order?.at ?? 0) - (b.order?.at ?? 0));
    const why = whyFails(one, before, check);
    const remedy = 'pin what it asks for, or install without --no-deps';
    return why === undefined ? [] : [{ ...check, why, remedy }];
  });
  return stops.length === 0
    ? one
    : { ...one, target: { ...one.target, stage: { ...stage, stops: [...(stage.stops ?? []), ...stops] } } };
}

function isSame(a: CommandPlace, b: CommandPlace): boolean {
  return a.stopsAt === b.stopsAt && a.line === b.line && a.text === b.text;
}

/** As a clause; undefined where it fits, and where something that is not judged may decide it. */
function whyFails(
  { id, target }: CheckedTarget,
  sets: readonly AskedSet[],
  { stopsAt }: CommandPlace,
): string | undefined {
  const isOpen = (target.stage?.unchecked ?? []).some(
    ({ line, addsPackages }) => line <= stopsAt && addsPackages !== true,
  );
  const withoutNeeds = sets.some(({ inputs }) => inputs.some(({ manifest }) => manifest.withoutRequirements === true));
  if (isOpen || !withoutNeeds) return undefined;
  const rows = sets.flatMap((set) =>
    set.checked.flatMap((row) => {
      const verdict = row.findings.get(id)?.verdict;
      const isProject = row.findings.get(id)?.reason === 'project';
      return verdict === undefined || (verdict === 'skipped' && !isProject) ? [] : [{ row, verdict }];
    }),
  );
  if (rows.some(({ verdict }) => verdict === 'impossible' || verdict === 'unknown')) return undefined;
  // What a later command brings takes the place of what an earlier one brought.
  const there = new Map<PackageName, CheckedPackage>(rows.map(({ row }) => [row.pkg.name, row]));
  for (const row of there.values()) {
    const [first] = failing(row, there, target);
    if (first !== undefined) return `${row.pkg.name} ${row.pkg.version ?? ''} asks for ${first}`;
  }
  return undefined;
}

/** What of its requirements nothing meets; extras ask for nothing there (pip's operations/check.py). */
function failing(
  { manifest, pkg, requires }: CheckedPackage,
  there: ReadonlyMap<PackageName, CheckedPackage>,
  target: Target,
): readonly string[] {
  const dialect = requiresDistDialect(manifest, target.pip) ?? 'pep-508';
  return (pkg.version === undefined ? [] : (requires ?? [])).flatMap((line) => {
    const required = parseRequiresDist(line, dialect);
    if (!required.ok) return [];
    const { name, marker, range, admits } = required.value;
    if (marker !== undefined && evaluateMarker(marker, target.environment, { extras: [] }) !== true) return [];
    const other = there.get(name);
    if (other === undefined) return mayBeThere(name, target) ? [] : [`${name}${range}, which is not installed`];
    const { version } = other.pkg;
    return version === undefined || admits(version) ? [] : [`${name}${range}, and ${name} ${version} is installed`];
  });
}

/** Of the image, or of a package of the distribution. */
function mayBeThere(name: PackageName, target: Target): boolean {
  const { image, stage } = target;
  return (
    broughtByImage(name, target) !== 'absent' ||
    image?.ownPackages !== undefined ||
    distributionPackages(stage?.packages ?? [], new Set([name])).length > 0
  );
}
