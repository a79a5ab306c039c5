// The lines that people change for another version of a package.

import { type FormatName, formatTraits } from '../manifest/format-traits.ts';
import type { LockedPackage, SourceLocation } from '../manifest/manifest.ts';
import type { CheckedPackage } from '../rules/matter.ts';

/** A line that holds a version. */
export interface ChangedLine extends SourceLocation {
  /** Of a lock: nobody changes its lines, its tool does. */
  readonly lock?: FormatName;
}

/**
 * Of an installation: where each package is asked for, by name, in a file that is written by hand, and where it stands in a lock.
 * Null for what other packages bring, since a line on it says nothing of its version.
 */
export function changedLines(checked: readonly CheckedPackage[]): (pkg: LockedPackage) => ChangedLine | null {
  const lines = new Map(
    checked.flatMap(({ manifest: { format }, pkg }): readonly (readonly [LockedPackage, ChangedLine])[] => {
      if (formatTraits[format].holdsAll) return [[pkg, { ...pkg.at, lock: format }]];
      const isAskedFor = (pkg.resolved?.path ?? []).length === 0 && (pkg.requiredBy ?? []).length === 0;
      return isAskedFor ? [[pkg, pkg.pinnedAt ?? pkg.at]] : [];
    }),
  );
  return (pkg) => lines.get(pkg) ?? null;
}
