// What a package asks of others on one target: from a lock's edges, or from Requires-Dist.

import type { DependencyEdge } from '../manifest/manifest.ts';
import { evaluateMarker, type Marker, type MarkerEnvironment } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import { mendRequirement } from '../packaging/mend-requirement.ts';
import { parseLegacyRequirement, parseRequirement, type Requirement } from '../packaging/requirement.ts';
import { unfold } from '../packaging/requires-dist.ts';
import { parseSpecifiers, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';

export interface Demand {
  readonly name: PackageName;
  /** Any of these sets must hold; empty: any version. */
  readonly versions: readonly SpecifierSet[];
  readonly extras: readonly string[];
}

/** @param extras asked of the package whose Requires-Dist this is; a line that cannot be read asks for nothing */
export function demandsIn(
  requires: readonly string[],
  environment: MarkerEnvironment,
  extras: readonly string[],
): readonly Demand[] {
  return requirementsIn(requires)
    .filter(({ marker }) => holds(marker, environment, extras))
    .map(({ name, specifiers, extras: asked }) => ({
      name,
      versions: specifiers.specifiers.length === 0 ? [] : [specifiers],
      extras: asked,
    }));
}

const read = new WeakMap<object, readonly Requirement[]>();

/** Read once for all the targets that a set is looked at on. */
function requirementsIn(requires: readonly string[]): readonly Requirement[] {
  const known = read.get(requires) ?? requires.flatMap((text) => readLine(text) ?? []);
  read.set(requires, known);
  return known;
}

/**
 * Whoever may read it: a release whose metadata is refused here asked for these projects all the same, and the next one asks
 * for nothing new. Versions that are none of PEP 440's (`pytz (>=2011k)`) are left open.
 */
function readLine(field: string): Requirement | undefined {
  const text = unfold(field);
  const written = parseRequirement(text);
  const parsed = written.ok ? written : mendRequirement(text);
  if (parsed.ok) return parsed.value;
  const [old, any] = [parseLegacyRequirement(text), parseSpecifiers('')];
  return old.ok && any.ok ? { ...old.value, specifiers: any.value } : undefined;
}

/** The same from the edges of a lock that states versions in them (Poetry, PDM). */
export function demandsOfEdges(
  edges: readonly DependencyEdge[],
  environment: MarkerEnvironment,
  extras: readonly string[],
): readonly Demand[] {
  return edges.filter(
    ({ marker, forExtras }) =>
      (!forExtras || forExtras.some((extra) => extras.includes(extra))) && holds(marker, environment, extras),
  );
}

/** Where the kernel would decide, the marker is taken to hold: what it asks may be asked. */
export function holds(marker: Marker | undefined, environment: MarkerEnvironment, extras: readonly string[]): boolean {
  if (marker === undefined) return true;
  const answer = evaluateMarker(marker, environment, { extras });
  return answer === true || answer === 'undecided';
}

/** Whether one of the sets admits a version; what is no version (a folder, version control) is taken to be admitted. */
export function admitted(version: string | undefined, sets: readonly SpecifierSet[]): boolean {
  const parsed = parseVersion(version ?? '');
  return !parsed.ok || sets.length === 0 || sets.some((set) => satisfies(parsed.value, set, true));
}

/** `<2,>=1.21`, for messages. */
export function rangeText(sets: readonly SpecifierSet[]): string {
  return sets.map(({ text }) => text).join(' or ');
}
