// The lines of requirements files that are installed together on one target → what is to be resolved.

import { type LockedPackage, type Manifest, sourceAddress } from '../manifest/manifest.ts';
import { evaluateMarker, type MarkerEnvironment } from '../packaging/marker.ts';
import { normalizeName } from '../packaging/name.ts';
import { anyVersion, parseSpecifiers, type SpecifierSet } from '../packaging/specifier.ts';
import type { Problem, Wanted } from '../resolve/universe.ts';

/** @param rows of all files, in their order, that are installed on the target */
export function problemOf(
  rows: readonly LockedPackage[],
  manifests: readonly Manifest[],
  environment: MarkerEnvironment,
): Problem {
  const constraints = manifests
    .flatMap((manifest) => manifest.constraints ?? [])
    .filter(({ marker }) => !marker || evaluateMarker(marker, environment) === true);
  return { wanted: rows.flatMap(wantedBy), constraints: constraints.flatMap(wantedBy) };
}

/** Nothing where the line cannot be read as versions (`==${VERSION}`): what it asks for is not known. */
function wantedBy(row: LockedPackage): readonly Wanted[] {
  const specifiers = specifiersOf(row);
  if (!specifiers) return [];
  const { name, source } = row;
  const extras = row.extras.map(normalizeName).toSorted();
  const brackets = extras.length > 0 ? `[${extras.join(',')}]` : '';
  const by = lineOf(row);
  if (source.kind === 'index') return [{ name, extras, specifiers, text: `${name}${brackets}${specifiers.text}`, by }];
  const address = sourceAddress(source);
  return [{ name, extras, specifiers, address, text: `${name}${brackets} @ ${address}`, by }];
}

function specifiersOf({ version, arbitrary, specifier = '', source }: LockedPackage): SpecifierSet | undefined {
  if (source.kind !== 'index') return anyVersion;
  const parsed = parseSpecifiers(version === undefined ? specifier : `${arbitrary ? '===' : '=='}${version}`);
  return parsed.ok ? parsed.value : undefined;
}

/** What tells the user's demands apart: `requirements.txt:3`. */
export function lineOf({ at: { path, line } }: LockedPackage): string {
  return `${path}:${line}`;
}
