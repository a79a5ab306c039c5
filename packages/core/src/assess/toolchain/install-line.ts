// The one line that installs what all builds on a target need.

import type { BuildNeeds, PackageManager, PackagesEvidence } from './build-needs.ts';

/** Packages of several builds together. */
export interface MergedPackages {
  readonly manager: PackageManager;
  /** Sorted behind the compiler. */
  readonly names: readonly string[];
  /** The weakest of all. */
  readonly evidence: PackagesEvidence;
  /** False where the needs of some build are not known, so that the names may not be enough. */
  readonly complete: boolean;
}

const weakestFirst: readonly PackagesEvidence[] = ['known', 'distribution', 'built'];

/** What every C compiler is called; it leads the list. */
const compilers: readonly string[] = ['build-base', 'build-essential', 'gcc', 'gcc-c++', 'make'];

/**
 * One line for a Dockerfile's RUN; empty where there is nothing to install.
 *
 * @param names from the curated table alone (BuildNeeds has no others), so that nothing in them needs quoting
 */
export function installLine(manager: PackageManager, names: readonly string[]): string {
  if (names.length === 0) return '';
  const list = names.join(' ');
  if (manager === 'apk') return `apk add --no-cache --virtual .build ${list}`;
  if (manager === 'dnf') return `dnf install -y ${list}`;
  return `apt-get update && apt-get install -y --no-install-recommends ${list}`;
}

/** Merges what the builds on one target cannot do without; null where that is known of none. */
export function mergeNeeds(list: readonly BuildNeeds[]): MergedPackages | null {
  const known = list.flatMap(({ packages }) => packages ?? []);
  const [first] = known;
  if (!first) return null;
  const names = new Set(known.flatMap(({ names: all, optional }) => all.filter((name) => !optional?.includes(name))));
  // cargo-web Provides cargo and is the newer of the two: what cargo builds, it builds.
  if (names.has('cargo-web')) names.delete('cargo');
  return {
    manager: first.manager,
    names: [
      ...compilers.filter((name) => names.has(name)),
      ...[...names].toSorted().filter((name) => !compilers.includes(name)),
    ],
    evidence: weakestFirst.find((each) => known.some(({ evidence }) => evidence === each)) ?? 'known',
    complete: known.length === list.length,
  };
}
