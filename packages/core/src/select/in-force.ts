// Which of several requirements for one name counts on a target, and what the installer makes of them all.

import { formatTraits } from '../manifest/format-traits.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { intersect } from '../manifest/requirements/intersect.ts';
import type { Selected } from './selected.ts';

export type InForce =
  /** What is made of this row and the others of its name. */
  | { readonly kind: 'counts'; readonly as: LockedPackage }
  /** Another row of the name carries the verdict. */
  | { readonly kind: 'covered'; readonly by: LockedPackage }
  /** No version meets them all: pip says ResolutionImpossible, uv that no solution was found. */
  | { readonly kind: 'conflict' };

/**
 * Looks at what applies on one target. Requirements files and pylock.toml go through all files together, as pip and uv do
 * with several `-r`; other locks were solved so that there is one of each name, but for those of PDM whose targets overlap.
 *
 * @returns an entry for each row whose name stands more than once, or whose own requirements contradict one another
 */
export function requirementsInForce(
  manifests: readonly Manifest[],
  selected: ReadonlyMap<LockedPackage, Selected>,
): ReadonlyMap<LockedPackage, InForce> {
  const counting = ({ packages }: Manifest): readonly LockedPackage[] =>
    packages.filter((row) => isInstalled(selected.get(row)));
  const byName = new Map<string, LockedPackage[]>();
  const locked = new Set<LockedPackage>();
  const last: (readonly [LockedPackage, InForce])[] = [];
  const editableApart = manifests.some(({ installer }) => installerTraits[installer].editableApart);
  for (const manifest of manifests) {
    const { repeats } = formatTraits[manifest.format];
    if (repeats === 'last') last.push(...lastOfEach(counting(manifest)));
    if (repeats === 'last' || repeats === 'apart') continue;
    for (const row of counting(manifest)) {
      if (repeats === 'refused') locked.add(row);
      const rows = byName.get(row.name);
      if (rows) rows.push(row);
      else byName.set(row.name, [row]);
    }
  }
  const repeated = [...byName.values()].filter((rows) => rows.length > 1);
  return new Map([...repeated.flatMap((rows) => entries(rows, locked, editableApart)), ...last]);
}

/** The user's own project counts too: what else asks for its name gets it. */
function isInstalled(selected: Selected | undefined): boolean {
  return selected?.state === 'installed' || selected?.builtHere === true;
}

/** Where lock targets overlap, a pdm.lock has two versions for one machine: PDM's synchronizer keeps the last of a name. */
function lastOfEach(rows: readonly LockedPackage[]): readonly (readonly [LockedPackage, InForce])[] {
  const last = new Map(rows.map((row) => [row.name, row]));
  return rows.flatMap((row): [LockedPackage, InForce][] => {
    const by = last.get(row.name);
    return by && by !== row ? [[row, { kind: 'covered', by }]] : [];
  });
}

/** @param locked rows of a pylock.toml: two of one name are an error even where they are alike (PEP 751) */
function entries(
  rows: readonly LockedPackage[],
  locked: ReadonlySet<LockedPackage>,
  editableApart: boolean,
): readonly (readonly [LockedPackage, InForce])[] {
  const byLock = rows.filter((row) => locked.has(row));
  if (byLock.length > 1) return rows.map((row) => [row, { kind: 'conflict' }]);
  // What a lock names is all that is looked at for that project, whatever else asks for it
  const ordered = [...byLock, ...rows.filter((row) => !locked.has(row))];
  const [merged, ...others] = intersect(ordered, editableApart);
  if (!merged || others.length > 0) return rows.map((row) => [row, { kind: 'conflict' }]);
  const carrier = ordered.find(({ version }) => version === merged.version) ?? ordered[0];
  if (!carrier) return [];
  return rows.map((row) => [row, row === carrier ? { kind: 'counts', as: merged } : { kind: 'covered', by: carrier }]);
}
