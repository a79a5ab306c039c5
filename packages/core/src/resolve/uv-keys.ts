// The packages that uv makes of a project: itself, one for each extra, and one for each condition under which it is asked for.

import { formatMarker, type Marker, type MarkerComparison } from '../packaging/marker.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import type { Wanted } from './universe.ts';

/** `demo`, `demo[x]`, `demo;sys_platform != "win32"`: what stands between who asks and the project. */
export function keysOf({ name, extras, marker }: Wanted): readonly string[] {
  const left = marker && leftOf(marker);
  const condition = left === undefined || typeof left === 'boolean' ? '' : `;${formatMarker(left)}`;
  return extras.length === 0 ? [`${name}${condition}`] : extras.map((extra) => `${name}[${extra}]${condition}`);
}

interface KeyParts {
  readonly name: string;
  readonly extra: PackageName | undefined;
  readonly condition: string;
  /** Of a project without extra or condition that is itself; of others those that stand for `keysOf`. */
  readonly kind: 'project' | 'proxy' | 'brought';
}

const form = /^(?<name>[^[;*]+)(?:\[(?<extra>[^\]]*)\])?(?<condition>;[^*]*)?(?<brought>\*)?$/;

export function partsOf(key: string): KeyParts {
  const { name = key, extra, condition = '', brought } = form.exec(key)?.groups ?? {};
  const kind = brought === undefined ? (name === key ? 'project' : 'proxy') : 'brought';
  return { name, extra: extra === undefined ? undefined : normalizeName(extra), condition, kind };
}

/** What settling `demo[x]` brings in the very same version: the project, and what holds the requirements of the extra. */
export function broughtBy({ name, extra, condition }: KeyParts): readonly string[] {
  const own = (under: string): readonly string[] => [
    under === '' ? name : `${name}${under}*`,
    ...(extra === undefined ? [] : [`${name}[${extra}]${under}*`]),
  ];
  return [...own(''), ...(condition === '' ? [] : own(condition))];
}

/** A condition on extras was looked at; all others tell a package of uv's apart, also those that hold on every Python from here on. */
function leftOf(marker: Marker): Marker | boolean {
  if (marker.kind === 'compare') return isAboutExtras(marker) ? true : marker;
  const parts = marker.markers.map(leftOf);
  const ending = marker.kind === 'or';
  if (parts.includes(ending)) return ending;
  const rest = parts.filter((part) => typeof part !== 'boolean');
  const [first] = rest;
  if (!first) return !ending;
  return rest.length === 1 ? first : { kind: marker.kind, markers: rest };
}

function isAboutExtras({ left, right }: MarkerComparison): boolean {
  return [left, right].some((operand) => operand.kind === 'variable' && operand.name === 'extra');
}
