// Several conditions that must all hold → one marker.

import type { Marker } from '../packaging/marker.ts';

/** @returns undefined where none of them demands anything */
export function allMarkers(...markers: readonly (Marker | undefined)[]): Marker | undefined {
  const parts = markers.flatMap((marker) => (marker?.kind === 'and' ? marker.markers : (marker ?? [])));
  const [first] = parts;
  return first && parts.length > 1 ? { kind: 'and', markers: parts } : first;
}
