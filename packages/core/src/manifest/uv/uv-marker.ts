// A marker as uv.lock writes it.

import { type Marker, parseMarker } from '../../packaging/marker.ts';
import { brokenAt, type Place } from '../../toml/toml-table.ts';

/** @throws WheelcheckError where it is none */
export function uvMarker(text: string, place: Place): Marker {
  const parsed = parseMarker(text);
  if (!parsed.ok) throw brokenAt(place, `marker: ${parsed.problem}`);
  return parsed.value;
}
