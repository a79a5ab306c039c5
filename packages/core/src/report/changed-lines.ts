// The lines that people change for another version of a package.

import { formatTraits } from '../manifest/format-traits.ts';
import type { LockedPackage, SourceLocation } from '../manifest/manifest.ts';
import type { CheckedPackage } from '../rules/matter.ts';

/**
 * Of an installation: where each package is asked for, by name, in a file that is written by hand. Null for what other packages
 * bring, since a line on it says nothing of its version, and for locks, in which nobody changes a version: their tool does.
 */
export function changedLines(checked: readonly CheckedPackage[]): (pkg: LockedPackage) => SourceLocation | null {
  const lines = new Map(
    checked.flatMap(({ manifest, pkg }) => {
      const isAskedFor = (pkg.resolved?.path ?? []).length === 0 && (pkg.requiredBy ?? []).length === 0;
      return isAskedFor && !formatTraits[manifest.format].holdsAll ? [[pkg, pkg.pinnedAt ?? pkg.at] as const] : [];
    }),
  );
  return (pkg) => lines.get(pkg) ?? null;
}
