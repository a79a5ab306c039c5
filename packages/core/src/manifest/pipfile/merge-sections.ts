// Packages that several sections of a Pipfile.lock pin alike → one package that is in all their groups.

import type { Marker } from '../../packaging/marker.ts';
import { anyMarker } from '../any-marker.ts';
import { type LockedPackage, sourceAddress } from '../manifest.ts';

/**
 * Joins rows of one name, version, source and list of hashes. Rows that differ in one of these stay apart: pipenv installs
 * the sections one after the other, each from its own row.
 *
 * @param rows each in one group
 * @returns in the order of the first rows
 */
export function mergeSections(rows: readonly LockedPackage[]): readonly LockedPackage[] {
  const alike = new Map<string, LockedPackage[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const others = alike.get(key);
    if (others) others.push(row);
    else alike.set(key, [row]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [joined(first, others)] : []));
}

function keyOf({ name, version, specifier, source, files, allowedHashes }: LockedPackage): string {
  const revision = source.kind === 'vcs' ? source.commit : '';
  const hashes = allowedHashes?.toSorted();
  return JSON.stringify([name, version, specifier, source.kind, sourceAddress(source), revision, files, hashes]);
}

/** A marker for each group where they differ; `groupMarkers` without an entry means always. */
function joined(first: LockedPackage, others: readonly LockedPackage[]): LockedPackage {
  if (others.length === 0) return first;
  const rows = [first, ...others];
  const groups = [...new Set(rows.flatMap((row) => row.groups))];
  const extras = [...new Set(rows.flatMap((row) => row.extras))].toSorted();
  if (rows.every(({ markerText }) => markerText === first.markerText)) return { ...first, groups, extras };
  const { marker: _, ...rest } = first;
  const conditions = new Map<string, (Marker | undefined)[]>();
  for (const { groups: named, marker } of rows) {
    for (const group of named) {
      const listed = conditions.get(group);
      if (listed) listed.push(marker);
      else conditions.set(group, [marker]);
    }
  }
  const groupMarkers = new Map<string, Marker>();
  for (const [group, markers] of conditions) {
    const marker = anyMarker(markers);
    if (marker) groupMarkers.set(group, marker);
  }
  return { ...rest, groups, extras, groupMarkers };
}
