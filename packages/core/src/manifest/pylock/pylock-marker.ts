// Markers of a pylock.toml: parsed, and refused where pip could not evaluate them.

import { evaluateMarker, type Marker, type MarkerEnvironment, parseMarker } from '../../packaging/marker.ts';
import { brokenAt, type Place } from '../../toml/toml-table.ts';

/** Whether a comparison has a meaning does not depend on the machine, so any will do. */
const anyMachine: MarkerEnvironment = {
  os_name: 'posix',
  sys_platform: 'linux',
  platform_machine: 'x86_64',
  platform_python_implementation: 'CPython',
  platform_system: 'Linux',
  python_version: '3.12',
  python_full_version: '3.12.0',
  implementation_name: 'cpython',
  implementation_version: '3.12.0',
};

/**
 * The marker of a package: it knows the sets `extras` and `dependency_groups`.
 *
 * @param refuse called for the variable `extra`, which pip does not know in a lock file; it is then empty, as uv has it
 * @throws WheelcheckError for what is no marker, or compares what cannot be compared
 */
export function packageMarker(text: string, place: Place, refuse: (problem: string) => void): Marker {
  return read('marker', text, place, refuse, true);
}

/** One marker of `environments`: about the machine alone (PEP 751). */
export function environmentMarker(text: string, place: Place, refuse: (problem: string) => void): Marker {
  return read('environments', text, place, refuse, false);
}

function read(key: string, text: string, place: Place, refuse: (problem: string) => void, sets: boolean): Marker {
  const marker = parseMarker(text);
  if (!marker.ok) throw brokenAt(place, `${key}: ${marker.problem}`);
  if (evaluateMarker(marker.value, anyMachine, sets ? { dependencyGroups: [] } : {}) === 'invalid') {
    const problem = sets
      ? 'compares what cannot be compared'
      : 'asks for extras or groups, or compares what cannot be compared';
    throw brokenAt(place, `${key}: ${JSON.stringify(text.slice(0, 200))} ${problem}`);
  }
  if (asksForExtra(marker.value))
    refuse(`${place.what}: ${key}: "extra" is not known in a lock file, only "extras" is`);
  return marker.value;
}

function asksForExtra(marker: Marker): boolean {
  if (marker.kind !== 'compare') return marker.markers.some(asksForExtra);
  return [marker.left, marker.right].some((side) => side.kind === 'variable' && side.name === 'extra');
}
