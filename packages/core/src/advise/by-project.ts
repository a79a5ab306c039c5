// What the user's own project says against another version of a package.

import { formatTraits } from '../manifest/format-traits.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { ProjectConstraint } from '../manifest/project-constraint.ts';
import type { Marker } from '../packaging/marker.ts';
import type { Target } from '../target/target.ts';
import { parseSpecifiers } from '../packaging/specifier.ts';
import { coversRange } from './covers-range.ts';
import { admitted, holds, rangeText } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Objection } from './objection.ts';

type Environment = Target['environment'];

/**
 * What the user's own project says against an option: a range of its own, or Pythons that the version does not take.
 *
 * @param rows the packages that count on the target
 * @param isLoose whether the line in which the user asks for the package is to be changed: it says nothing against it then
 */
export function byProject(
  { manifest, as }: Judged,
  option: Option,
  rows: readonly Judged[],
  environment: Environment,
  constraints: readonly ProjectConstraint[],
  isLoose: boolean,
): Objection | undefined {
  const { holdsAll } = formatTraits[manifest.format];
  // What is said of the package in other lines of a requirements file stays.
  const isOwn = (by: string): boolean => holdsAll || by === `${as.at.path}:${as.at.line}`;
  const constraint = constraints.find(
    ({ name, by, marker, versions }) =>
      name === as.name &&
      !(isLoose && isOwn(by)) &&
      mayHold(marker, environment) &&
      !admitted(option.version, versions),
  );
  const asked = parseSpecifiers(as.resolved?.specifier ?? '');
  if (!isLoose && asked.ok && !admitted(option.version, [asked.value]))
    return {
      why: { kind: 'asked-for', by: manifest.path, name: as.name, range: as.resolved?.specifier ?? '' },
      by: null,
    };
  if (constraint) {
    const range = rangeText(constraint.versions);
    return { why: { kind: 'asked-for', by: constraint.by, name: as.name, range }, by: null };
  }
  const alone = rows.filter(({ as: other }) => other.name === as.name).length === 1;
  const { solvesForRange, pythonBound } = installerTraits[manifest.installer];
  if (!alone || !solvesForRange) return undefined;
  const range = manifest.requiresPython;
  return range && !coversRange(option.file.requiresPython, range.anyOf, pythonBound)
    ? {
        why: { kind: 'other-pythons', range: option.file.requiresPython ?? '', project: range.text },
        by: null,
      }
    : undefined;
}

/** A lock is solved for every extra of the project. */
function mayHold(marker: Marker | undefined, environment: Environment): boolean {
  return marker === undefined || holds(marker, environment, extrasIn(marker));
}

/** The extras that a marker asks for. */
function extrasIn(marker: Marker): readonly string[] {
  if (marker.kind !== 'compare') return marker.markers.flatMap(extrasIn);
  const { left, right } = marker;
  const [variable, value] = left.kind === 'variable' ? [left, right] : [right, left];
  return variable.kind === 'variable' && variable.name === 'extra' && value.kind === 'value' ? [value.text] : [];
}
