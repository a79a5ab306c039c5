// Rows of pdm.lock → packages: `uvicorn` and `uvicorn[standard]` are one distribution.

import type { Marker } from '../../packaging/marker.ts';
import { anyMarker } from '../any-marker.ts';
import { type DependencyEdge, type LockedPackage, sourceAddress } from '../manifest.ts';
import type { PdmRow } from './pdm-row.ts';
import { together } from './pdm-requirement.ts';

/** Which of the lock's groups are extras of the project. */
export interface PdmGroups {
  readonly extras: ReadonlySet<string>;
  /** All that the lock was made for; PDM refuses to install another. */
  readonly locked: ReadonlySet<string>;
  /** What a group of the lock is called here: `default` is `main`. */
  readonly nameOf: (group: string) => string;
}

/** @returns a package per name, version and source, in the order of its first row */
export function mergeRows(rows: readonly PdmRow[], groups: PdmGroups): readonly LockedPackage[] {
  const alike = new Map<string, PdmRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.name, row.version, row.source.kind, sourceAddress(row.source)]);
    const others = alike.get(key);
    if (others) others.push(row);
    else alike.set(key, [row]);
  }
  return [...alike.values()].flatMap((same) => packageOfRows(same, groups));
}

function packageOfRows(rows: readonly PdmRow[], groups: PdmGroups): readonly LockedPackage[] {
  // The row without extras is the distribution itself; a lock may lack it where only extras are asked for
  const first = rows.find(({ extras }) => extras.length === 0) ?? rows[0];
  if (!first) return [];
  const { name, version, requiresPython, source, at } = first;
  const files = rows.find((row) => row.files !== undefined)?.files;
  return [
    {
      name,
      ...(version === undefined ? {} : { version }),
      ...conditions(rows, groups),
      extras: [...new Set(rows.flatMap(({ extras }) => extras))].toSorted(),
      requires: rows.flatMap(edgesOf),
      ...(requiresPython ? { requiresPython } : {}),
      source,
      ...(files ? { files } : {}),
      at,
    },
  ];
}

/** What a row with extras requires is required where just these extras are asked for. */
function edgesOf({ name, extras, requires }: PdmRow): readonly DependencyEdge[] {
  if (extras.length === 0) return requires;
  return requires
    .filter((edge) => edge.name !== name || edge.extras.length > 0)
    .map((edge) => ({ ...edge, forExtras: [together(extras)] }));
}

/**
 * PDM takes every row of which one group is asked for and the marker holds. What an extra of the project wants is here
 * wanted by `main` where that extra is asked for.
 */
function conditions(
  rows: readonly PdmRow[],
  { extras, locked, nameOf }: PdmGroups,
): Pick<LockedPackage, 'groups' | 'marker' | 'markerText' | 'groupMarkers'> {
  const wanted = new Map<string, (Marker | undefined)[]>();
  for (const { groups, marker } of rows) {
    for (const group of groups.filter((name) => locked.has(name))) {
      const isExtra = extras.has(group);
      const name = isExtra ? 'main' : nameOf(group);
      const condition = isExtra ? underExtra(group, marker) : marker;
      const known = wanted.get(name);
      if (known) known.push(condition);
      else wanted.set(name, [condition]);
    }
  }
  const text = rows.find(({ markerText }) => markerText !== undefined)?.markerText;
  const markerText = text === undefined ? {} : { markerText: text };
  const groups = [...wanted.keys()];
  const [row] = rows;
  if (rows.length === 1 && row && !row.groups.some((group) => extras.has(group)))
    return { groups, ...(row.marker ? { marker: row.marker } : {}), ...markerText };
  const markers = [...wanted].flatMap(([group, listed]): [string, Marker][] => {
    const marker = anyMarker(listed);
    return marker ? [[group, marker]] : [];
  });
  return { groups, ...(markers.length === 0 ? {} : { groupMarkers: new Map(markers), ...markerText }) };
}

function underExtra(extra: string, marker: Marker | undefined): Marker {
  const asked: Marker = {
    kind: 'compare',
    left: { kind: 'variable', name: 'extra' },
    operator: '==',
    right: { kind: 'value', text: extra },
  };
  if (!marker) return asked;
  return { kind: 'and', markers: [...(marker.kind === 'and' ? marker.markers : [marker]), asked] };
}
