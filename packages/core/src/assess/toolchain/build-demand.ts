// What a build asks for, whatever the image: from the sdist where it was read, from the table where it was not or cannot show it.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import type { BuildTool, Language, SdistReading } from '../../sdist/sdist-reading.ts';
import { externalNeeds } from './external-needs.ts';
import type { NeedNote } from './need.ts';
import { packageRow, type PackageRow, type RowLibrary } from './package-row.ts';
import { compareDotted } from '../../text/compare-dotted.ts';

export interface BuildDemand {
  readonly row: PackageRow | undefined;
  readonly languages: readonly Language[];
  readonly libraries: readonly RowLibrary[];
  /** Ids of programs in the library table. */
  readonly tools: readonly BuildTool[];
  /** The lowest Rust that is known to be needed; null where nothing says one. */
  readonly rust: string | null;
  /** Whether it asks for more than its row, so that what speaks for the row does not speak for it. */
  readonly beyondRow: boolean;
  readonly notes: readonly NeedNote[];
}

/** The Rust that an edition came with (The Rust Edition Guide). */
const editions: ReadonlyMap<string, string> = new Map([
  ['2018', '1.31'],
  ['2021', '1.56'],
  ['2024', '1.85'],
]);

/** Backends that fetch a CMake and a Ninja of their own where the system has none (their hooks get_requires_for_build_wheel). */
const bringsCmake: ReadonlySet<string> = new Set(['scikit-build-core', 'py-build-cmake']);

/** Programs without which a build stops, where an sdist shows them at all. */
const certain: ReadonlySet<BuildTool> = new Set(['cmake', 'swig']);

/**
 * What the build of a version asks for.
 *
 * The sdist's languages replace the row's. Of its programs a row takes over those alone that the build cannot do without:
 * setup files name pkg-config and the autotools for ways that are not taken by default (matplotlib 3.8.2, PyNaCl 1.5.0, lxml
 * 4.6.3 build without), while a row was tried or compared with a distribution. Libraries come from both.
 */
export function buildDemand(name: PackageName, version: string, reading: SdistReading | null): BuildDemand {
  const row = packageRow(name, version);
  const external = externalNeeds(reading?.external ?? []);
  const shown = [...new Set([...(reading?.languages ?? []), ...external.languages])];
  const languages = shown.length > 0 ? shown : (row?.languages ?? []);
  const named = external.libraries.filter((id) => !row?.libraries.some((known) => known.id === id));
  const isolated = broughtByIsolation(reading);
  const seen = (reading?.tools ?? []).filter((tool) => !row || certain.has(tool));
  const tools = [...new Set([...(row?.tools ?? []), ...seen])].filter((tool) => !isolated.has(tool));
  const libraries = [...(row?.libraries ?? []), ...named.map((id) => ({ id, wanted: false, manager: null }))];
  return {
    row,
    languages,
    libraries,
    tools,
    rust: languages.includes('rust') ? lowestRust(reading, row) : null,
    beyondRow: !row || named.length > 0 || tools.some((tool) => !row.tools.includes(tool)),
    notes: [
      ...(row?.notes ?? []).map((sentence) => ({ kind: 'of-package', sentence }) as const),
      ...(external.unknown.length > 0 ? [{ kind: 'unknown-external', names: external.unknown } as const] : []),
      ...(languages.length > 0 && !row && (reading?.external.length ?? 0) === 0
        ? [{ kind: 'libraries-unknown' } as const]
        : []),
    ],
  };
}

/** Programs that pip installs into the build environment, because the backend or `build-system.requires` asks for them. */
function broughtByIsolation(reading: SdistReading | null): ReadonlySet<string> {
  const required = (reading?.requires ?? []).flatMap((text) => {
    const requirement = parseRequirement(text);
    return requirement.ok ? [requirement.value.name] : [];
  });
  const names = new Set<string>(required);
  // meson-python and the like ask for Ninja by a hook of theirs, so a list of requirements does not show it.
  if (reading?.backend !== null && reading?.backend !== undefined) names.add('ninja');
  if (bringsCmake.has(normalizeName(reading?.backend ?? ''))) names.add('cmake');
  return names;
}

function lowestRust(reading: SdistReading | null, row: PackageRow | undefined): string | null {
  const known = [reading?.rust?.minimum, editions.get(reading?.rust?.edition ?? ''), row?.rust];
  return known.reduce<string | null>(
    (highest, each) => (each && (highest === null || compareDotted(each, highest) > 0) ? each : highest),
    null,
  );
}
