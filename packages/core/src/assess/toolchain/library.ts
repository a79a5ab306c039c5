// What builds need of the system, by names of our own, and what each package manager calls it.

import type { PackageManager } from './build-needs.ts';
import { holdsFor, type DistroRelease } from './release-condition.ts';
import { libraryTable } from './tables/library-table.ts';

export interface Library {
  readonly id: string;
  /** `musl`: headers that only musl lacks; glibc's development package brings them. */
  readonly kind: 'headers' | 'musl' | 'program' | 'compiler';
  /** For people: `OpenSSL`. */
  readonly words: string;
  readonly packages: Readonly<Record<PackageManager, readonly NameRule[]>>;
  /** Its names in `dep:generic/…` of PEP 725. */
  readonly generic: readonly string[];
  /** What a module that was linked with it needs when it runs; `python` where the image's own Python is linked with it too. */
  readonly runtime: Readonly<Record<'apk' | 'apt', readonly NameRule[]>> | 'python';
}

interface NameRule {
  readonly condition: string;
  /** Null where the release has no such package, or none is known. */
  readonly names: readonly string[] | null;
}

const libraries: ReadonlyMap<string, Library> = new Map(
  libraryTable
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [id = '', kind = '', words = '', apk = '', apt = '', dnf = '', generic = '', runApk = '', runApt = ''] =
        row.split('|');
      return [
        id,
        {
          id,
          kind: kind === 'musl' || kind === 'program' || kind === 'compiler' ? kind : 'headers',
          words,
          packages: { apk: readRules(apk), apt: readRules(apt), dnf: readRules(dnf) },
          generic: generic.split(' '),
          runtime: runApk === '=' ? 'python' : { apk: readRules(runApk), apt: readRules(runApt) },
        },
      ];
    }),
);

/** `alpine<3.15:postgresql-dev;libpq-dev` */
function readRules(text: string): readonly NameRule[] {
  return text.split(';').map((rule) => {
    const colon = rule.indexOf(':');
    const names = rule.slice(colon + 1);
    return { condition: rule.slice(0, Math.max(0, colon)), names: names === '-' ? null : names.split(' ') };
  });
}

/** @param id a name of build-libraries.json */
export function libraryOf(id: string): Library | undefined {
  return libraries.get(id);
}

/** The library that PEP 725's `dep:generic/NAME` means; undefined where the table has none. */
export function genericLibrary(name: string): Library | undefined {
  return [...libraries.values()].find(({ generic }) => generic.includes(name));
}

/** What the manager of a release calls it; null where the release has no such package, or none is known. */
export function packagesOf(
  library: Library,
  manager: PackageManager,
  release: DistroRelease,
): readonly string[] | null {
  return namesOn(library.packages[manager], release);
}

/**
 * The packages without which a module that was linked with the library does not load.
 *
 * @returns empty where every image with a Python has them; null where they are not known
 */
export function runtimeOf(
  { kind, runtime }: Library,
  manager: PackageManager,
  release: DistroRelease,
): readonly string[] | null {
  if (runtime === 'python' || kind !== 'headers') return [];
  return manager === 'dnf' ? null : namesOn(runtime[manager], release);
}

function namesOn(rules: readonly NameRule[], release: DistroRelease): readonly string[] | null {
  return rules.find(({ condition }) => holdsFor(condition, release))?.names ?? null;
}
