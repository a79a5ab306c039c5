// Requirements and the constraints on them → packages, one per name and marker; what differs by marker stays apart.

import { formatMarker, parseMarker } from '../../packaging/marker.ts';
import { intersect } from './intersect.ts';
import type { LockedPackage } from '../manifest.ts';
import type { RequirementRow } from './requirement-row.ts';
import { broken } from './walk-requirements.ts';

/** Every marker of a name's requirements meets every constraint on it: 10,000 lines could mean 25 million looks. */
const maxCombinations = 20_000;

/**
 * Requirements of one name under one marker become one package; a constraint without a marker, or with the same one, narrows it.
 * A constraint with another marker adds a package that applies where both markers hold. So on one target several packages of
 * a name may apply: `intersect` then tells what they amount to.
 *
 * @returns the packages in the order of their first lines; more than one of a name and marker cannot be met together
 */
export function applyConstraints(rows: readonly RequirementRow[]): readonly LockedPackage[] {
  const constraintsOf = new Map<string, LockedPackage[][]>();
  for (const group of grouped(rows.filter(({ constraint }) => constraint))) {
    const name = group[0]?.name ?? '';
    const others = constraintsOf.get(name);
    if (others) others.push(group);
    else constraintsOf.set(name, [group]);
  }
  let combinations = 0;
  return grouped(rows.filter(({ constraint }) => !constraint)).flatMap((group) => {
    const [first] = group;
    const onName = constraintsOf.get(first?.name ?? '') ?? [];
    combinations += onName.reduce((sum, { length }) => sum + length, 0);
    if (first && combinations > maxCombinations) {
      throw broken(
        first.at,
        `more than ${maxCombinations} combinations of the markers of requirements and constraints`,
      );
    }
    return constrained(group, onName);
  });
}

/** One group of requirements, with the groups of constraints on its name. */
function constrained(
  group: readonly LockedPackage[],
  onName: readonly (readonly LockedPackage[])[],
): readonly LockedPackage[] {
  const [first] = group;
  const own = first ? markerKey(first) : '';
  const isSame = ([constraint]: readonly LockedPackage[]): boolean =>
    constraint?.marker === undefined || markerKey(constraint) === own;
  const always = intersect([...group, ...onName.filter(isSame).flat()]).map((one) => underMarkerOf(first, one));
  const conditional = onName.filter((constraint) => !isSame(constraint));
  return [always, conditional.flatMap((constraint) => narrowed(always, constraint))].flat();
}

/** What is asked in addition where the constraints' marker holds as well; nothing where all of it is asked anyway. */
function narrowed(packages: readonly LockedPackage[], constraints: readonly LockedPackage[]): readonly LockedPackage[] {
  const condition = bothConditions(packages[0], constraints[0]);
  return intersect([...packages, ...constraints])
    .filter((one) => !packages.some((always) => sameDemand(always, one)))
    .map((one) => under(condition, one));
}

function sameDemand(a: LockedPackage, b: LockedPackage): boolean {
  return (
    a.version === b.version &&
    a.specifier === b.specifier &&
    a.source === b.source &&
    String(a.allowedHashes) === String(b.allowedHashes)
  );
}

type Condition = Pick<LockedPackage, 'marker' | 'markerText'>;

function bothConditions(a: LockedPackage | undefined, b: LockedPackage | undefined): Condition {
  const texts = [a?.markerText, b?.markerText].filter((text) => text !== undefined);
  const [only] = texts;
  const markerText = texts.length === 2 ? `(${texts.join(') and (')})` : only;
  const marker = parseMarker(markerText ?? '');
  return marker.ok && markerText !== undefined ? { marker: marker.value, markerText } : {};
}

function under(condition: Condition, one: LockedPackage): LockedPackage {
  return { ...one, ...condition };
}

/** A row that an unconditional constraint put there applies where the requirement does. */
function underMarkerOf(requirement: LockedPackage | undefined, one: LockedPackage): LockedPackage {
  if (requirement?.marker === undefined || requirement.markerText === undefined || one.marker !== undefined) return one;
  return under({ marker: requirement.marker, markerText: requirement.markerText }, one);
}

function grouped(rows: readonly RequirementRow[]): readonly LockedPackage[][] {
  const groups = new Map<string, LockedPackage[]>();
  for (const { package: one, named } of rows) {
    // A made-up name says nothing about identity: two archives called `main.zip` are two projects.
    const key = named ? `${one.name} ${markerKey(one)}` : `${JSON.stringify(one.source)} ${markerKey(one)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function markerKey({ marker }: LockedPackage): string {
  return marker === undefined ? '' : formatMarker(marker);
}
