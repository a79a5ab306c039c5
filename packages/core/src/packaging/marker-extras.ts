// What a marker says of extras: which it asks for, and what is left of it once they are known.

import type { Marker, MarkerComparison } from './marker-tree.ts';
import { normalizeName, type PackageName } from './name.ts';

/** The extras of `extra == "…"`, normalised, each once; `extra != "…"` asks for none. */
export function extrasNamed(marker: Marker): readonly PackageName[] {
  if (marker.kind !== 'compare') return [...new Set(marker.markers.flatMap(extrasNamed))];
  const name = extraCompared(marker);
  return name !== undefined && marker.operator === '==' ? [name] : [];
}

/**
 * Decides what the marker says of extras, and leaves the rest. Extras are a set, as Poetry has it: `extra != "cuda"` does
 * not hold while cuda is among those asked for, whatever else is.
 */
export function assumeExtras(marker: Marker, extras: ReadonlySet<string>): Marker | boolean {
  if (marker.kind === 'compare') {
    const name = extraCompared(marker);
    if (name === undefined || (marker.operator !== '==' && marker.operator !== '!=')) return marker;
    return extras.has(name) === (marker.operator === '==');
  }
  const ending = marker.kind === 'or';
  const rest: Marker[] = [];
  for (const part of marker.markers) {
    const left = assumeExtras(part, extras);
    if (left === ending) return ending;
    if (typeof left !== 'boolean') rest.push(left);
  }
  const [first] = rest;
  if (!first) return !ending;
  return rest.length === 1 ? first : { kind: marker.kind, markers: rest };
}

/** The name on the other side of the variable `extra`. */
function extraCompared({ left, right }: MarkerComparison): PackageName | undefined {
  const [variable, value] = left.kind === 'variable' ? [left, right] : [right, left];
  return variable.kind === 'variable' && variable.name === 'extra' && value.kind === 'value'
    ? normalizeName(value.text)
    : undefined;
}
