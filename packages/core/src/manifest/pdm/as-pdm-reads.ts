// What PDM makes of a marker that joins Pythons and machines by `or`: it asks for them one after the other.

import { evaluateMarker, type Marker, type MarkerEnvironment, type MarkerVariable } from '../../packaging/marker.ts';
import { parseVersion } from '../../packaging/version.ts';

const pythonVariables = ['python_version', 'python_full_version'] as const;

/** Markers that compare more versions are taken as PEP 508 has them. */
const MAX_VERSIONS = 100;

/**
 * Rewrites a marker so that PEP 508 answers it as PDM 2.17 to 2.29 does (`Marker.matches`): all that is said of Python
 * must hold, and all the rest, each on its own. For `os_name == "nt" and python_version >= "3.9" or python_version > "3.11"`
 * that is `python_version >= "3.9"` and `os_name == "nt"`, so PDM leaves the package out on Linux. Where the part about
 * Python admits every Python, the marker is asked as it stands.
 */
export function asPdmReads(marker: Marker): Marker {
  const python = onlyPython(marker);
  if (!python || !mixes(marker) || admitsAll(python)) return marker;
  let rest: Marker | undefined = marker;
  for (const variable of pythonVariables) rest = rest && without(rest, variable);
  return rest ? joined('and', [python, rest]) : python;
}

/** An `or` somewhere; without one, asking part by part changes nothing. */
function mixes(marker: Marker): boolean {
  return marker.kind === 'or' || (marker.kind === 'and' && marker.markers.some(mixes));
}

function variableOf(marker: Marker): MarkerVariable | undefined {
  if (marker.kind !== 'compare') return undefined;
  const operand = [marker.left, marker.right].find(({ kind }) => kind === 'variable');
  return operand?.kind === 'variable' ? operand.name : undefined;
}

/** Undefined: any Python. */
function onlyPython(marker: Marker): Marker | undefined {
  if (marker.kind === 'compare')
    return pythonVariables.some((name) => name === variableOf(marker)) ? marker : undefined;
  const parts = marker.markers.map(onlyPython);
  const said = parts.filter((part) => part !== undefined);
  return marker.kind === 'or' && said.length < parts.length ? undefined : joined(marker.kind, said);
}

/** Undefined: always. A comparison of the variable drops out of an `or`, too. */
function without(marker: Marker, variable: MarkerVariable): Marker | undefined {
  if (marker.kind === 'compare') return variableOf(marker) === variable ? undefined : marker;
  const parts = marker.markers.filter((part) => variableOf(part) !== variable).map((part) => without(part, variable));
  const left = parts.filter((part) => part !== undefined);
  return marker.kind === 'or' && left.length < parts.length ? undefined : joined(marker.kind, left);
}

function joined(kind: 'and' | 'or', parts: readonly Marker[]): Marker | undefined;
function joined(kind: 'and', parts: readonly [Marker, ...Marker[]]): Marker;
function joined(kind: 'and' | 'or', parts: readonly Marker[]): Marker | undefined {
  const markers = parts.flatMap((part) => (part.kind === kind ? part.markers : [part]));
  return markers.length > 1 ? { kind, markers } : markers[0];
}

/** Whether every Python passes, by trying those around each version that is named. */
function admitsAll(python: Marker): boolean {
  const named = versionsIn(python);
  if (named.length > MAX_VERSIONS) return false;
  const tried = named.flatMap(([major, minor, patch]) => [
    [major, minor, patch],
    [major, minor, patch + 1n],
    [major, minor, patch > 0n ? patch - 1n : 0n],
    [major, minor + 1n, 0n],
    [major, minor > 0n ? minor - 1n : 0n, 99n],
  ]);
  return tried.every((release) => evaluateMarker(python, interpreter(release.join('.'))) === true);
}

function versionsIn(marker: Marker): readonly (readonly [bigint, bigint, bigint])[] {
  if (marker.kind !== 'compare') return marker.markers.flatMap(versionsIn);
  return [marker.left, marker.right].flatMap((operand) =>
    operand.kind === 'variable'
      ? []
      : operand.text.split(/[\s,]+/).flatMap((text): [bigint, bigint, bigint][] => {
          const version = parseVersion(text.replace(/\.\*$/, ''));
          if (!version.ok) return [];
          const [major = 0n, minor = 0n, patch = 0n] = version.value.release;
          return [[major, minor, patch]];
        }),
  );
}

function interpreter(version: string): MarkerEnvironment {
  const [major, minor] = version.split('.');
  return {
    os_name: '',
    sys_platform: '',
    platform_machine: '',
    platform_python_implementation: '',
    platform_system: '',
    python_version: `${major}.${minor}`,
    python_full_version: version,
    implementation_name: '',
    implementation_version: version,
  };
}
