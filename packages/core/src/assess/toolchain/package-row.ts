// What the table knows of a project's builds.

import type { PackageName } from '../../packaging/name.ts';
import { parseSpecifiers, satisfies } from '../../packaging/specifier.ts';
import { parseVersion } from '../../packaging/version.ts';
import { BUILD_TOOLS, type BuildTool, type Language, LANGUAGES } from '../../sdist/sdist-reading.ts';
import type { PackageManager } from './build-needs.ts';
import { packageTable } from './tables/package-table.ts';

export interface RowLibrary {
  readonly id: string;
  /** True where the build goes on without it, and then lacks what the wheels have. */
  readonly wanted: boolean;
  /** The one manager it is asked of; null for all. */
  readonly manager: PackageManager | null;
}

export interface PackageRow {
  readonly name: string;
  /** A specifier set (PEP 440); empty for all versions. */
  readonly versions: string;
  readonly languages: readonly Language[];
  readonly libraries: readonly RowLibrary[];
  readonly tools: readonly BuildTool[];
  /** The lowest Rust that is known to be needed: `1.83`. */
  readonly rust: string | null;
  /** Whether an APKBUILD of Alpine's aports builds it with these. */
  readonly aports: boolean;
  /** Full sentences. */
  readonly notes: readonly string[];
}

const managerWords: readonly PackageManager[] = ['apk', 'apt', 'dnf'];

const rows: ReadonlyMap<string, readonly PackageRow[]> = readTable();

function readTable(): ReadonlyMap<string, readonly PackageRow[]> {
  const byName = new Map<string, PackageRow[]>();
  for (const line of packageTable.trimEnd().split('\n')) {
    const [name = '', versions = '', languages = '', used = '', tools = '', rust = '', aports = '', notes = ''] =
      line.split('|');
    const row: PackageRow = {
      name,
      versions,
      languages: LANGUAGES.filter((word) => languages.split(' ').includes(word)),
      libraries: used === '' ? [] : used.split(' ').map(readLibrary),
      tools: BUILD_TOOLS.filter((word) => tools.split(' ').includes(word)),
      rust: rust === '' ? null : rust,
      aports: aports === '+',
      notes: notes === '' ? [] : notes.split(';;'),
    };
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return byName;
}

/** `openblas+`, `zlib@apt` */
function readLibrary(text: string): RowLibrary {
  const [id = '', manager] = text.replace('+', '').split('@');
  return { id, wanted: text.includes('+'), manager: managerWords.find((word) => word === manager) ?? null };
}

/** The row for a version of a project; undefined where the table does not know it. A version that is none (PEP 440) fits rows for all versions. */
export function packageRow(name: PackageName, version: string): PackageRow | undefined {
  const parsed = parseVersion(version);
  return rows.get(name)?.find(({ versions }) => {
    if (versions === '') return true;
    const range = parseSpecifiers(versions);
    return parsed.ok && range.ok && satisfies(parsed.value, range.value);
  });
}

/** Every row, for those that look at the table as a whole. */
export function packageRows(): readonly PackageRow[] {
  return [...rows.values()].flat();
}
