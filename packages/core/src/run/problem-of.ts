// The lines of requirements files that are installed together on one target → what is to be resolved.

import { type LockedPackage, type Manifest, sourceAddress } from '../manifest/manifest.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import { exactVersions, type ExactEquality } from '../packaging/exact-versions.ts';
import { type ExtraSpelling, spelledExtras } from '../packaging/extra-spelling.ts';
import { parseOldSpecifiers } from '../packaging/old-specifiers.ts';
import { pipReadsLegacy } from '../packaging/pip-knows.ts';
import { anyVersion, parseSpecifiers, type SpecifierSet } from '../packaging/specifier.ts';
import type { Problem, Wanted } from '../resolve/universe.ts';
import type { Target } from '../target/target.ts';

/** How an installer reads versions in a line. */
export interface LineReading {
  readonly pip: string | undefined;
  readonly exactEquality: ExactEquality;
  readonly spelling: ExtraSpelling;
}

/** @param rows of all files, in their order, that are installed on the target */
export function problemOf(
  rows: readonly LockedPackage[],
  manifests: readonly Manifest[],
  { environment }: Pick<Target, 'environment'>,
  reading: LineReading,
): Problem {
  const constraints = manifests
    .flatMap((manifest) => manifest.constraints ?? [])
    .filter(({ marker }) => !marker || evaluateMarker(marker, environment) === true);
  const wanted = (row: LockedPackage): readonly Wanted[] => wantedBy(row, reading);
  return { wanted: rows.flatMap(wanted), constraints: constraints.flatMap(wanted) };
}

/** Nothing where the line cannot be read as versions (`==${VERSION}`): what it asks for is not known. */
function wantedBy(row: LockedPackage, reading: LineReading): readonly Wanted[] {
  const specifiers = specifiersOf(row, reading);
  if (!specifiers) return [];
  const { name, source, marker } = row;
  const extras = spelledExtras(row.writtenExtras ?? row.extras, reading.spelling);
  const brackets = extras.length > 0 ? `[${extras.join(',')}]` : '';
  const asked = { name, extras, specifiers, by: lineOf(row), ...(marker ? { marker } : {}) };
  if (source.kind === 'index') return [{ ...asked, text: `${name}${brackets}${specifiers.text}` }];
  const address = sourceAddress(source);
  return [{ ...asked, address, text: `${name}${brackets} @ ${address}` }];
}

/** What a line asks for, a pin as well; undefined where that is not known. */
export function specifiersOf(
  row: LockedPackage,
  { pip, exactEquality }: Omit<LineReading, 'spelling'>,
): SpecifierSet | undefined {
  const asked = askedBy(row, pip);
  return asked && exactVersions(asked, exactEquality);
}

function askedBy(row: LockedPackage, pip: string | undefined): SpecifierSet | undefined {
  const { version, arbitrary, source } = row;
  if (source.kind !== 'index') return anyVersion;
  if (version === undefined) return rangeOf(row, pip);
  const pin = parseSpecifiers(`${arbitrary ? '===' : '=='}${version}`);
  return pin.ok ? pin.value : undefined;
}

/** What a line without a pin asks for; undefined where that is not known: `==${VERSION}` is filled in by whoever runs pip. */
export function rangeOf({ specifier = '' }: LockedPackage, pip: string | undefined): SpecifierSet | undefined {
  const range =
    pipReadsLegacy(pip) && !specifier.includes('$') ? parseOldSpecifiers(specifier) : parseSpecifiers(specifier);
  return range.ok ? range.value : undefined;
}

/** What tells the user's demands apart: `requirements.txt:3`. */
export function lineOf({ at: { path, line } }: Pick<LockedPackage, 'at'>): string {
  return `${path}:${line}`;
}
