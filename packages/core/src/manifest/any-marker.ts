// Several conditions of which one is enough → one marker.

import { formatMarker, type Marker } from '../packaging/marker.ts';

/**
 * @param markers at least one; undefined stands for "always"
 * @returns undefined where one of them always holds
 */
export function anyMarker(markers: readonly (Marker | undefined)[]): Marker | undefined {
  const distinct = new Map<string, Marker>();
  for (const marker of markers) {
    if (!marker) return undefined;
    distinct.set(formatMarker(marker), marker);
  }
  const [first, ...others] = [...distinct.values()].flatMap((marker) =>
    marker.kind === 'or' ? marker.markers : [marker],
  );
  return first && others.length > 0 ? { kind: 'or', markers: [first, ...others] } : first;
}
