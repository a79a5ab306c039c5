// Known failures of a build for which the installer brings nothing: what an isolated one would be given does not stop it, and what it is built
// with must be there before.

import type { DeadEnd } from '../assess/dead-end.ts';
import type { DeadEndFact } from '../assess/dead-end-fact.ts';
import { evaluateMarker, type MarkerEnvironment } from '../packaging/marker.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';

/** What hangs on the release that an isolated build would be given of something. */
const ofIsolation: ReadonlySet<DeadEndFact['kind']> = new Set([
  'takes-cython',
  'contradicts-itself',
  'setuptools-too-old',
  'setuptools-feature',
  'use-2to3',
  'pkg-resources',
  'cmake-4',
  'asks-for-cython',
]);

/** @param there projects that are seen to be installed before it */
export function withoutIsolation(
  ends: readonly DeadEnd[],
  reading: Pick<SdistReading, 'requires' | 'undeclared'> | null,
  there: readonly string[],
  environment: MarkerEnvironment,
): readonly DeadEnd[] {
  const imported = ends.flatMap(({ fact }) => (fact.kind === 'undeclared' ? fact.names : []));
  const asked = (reading?.requires ?? []).flatMap((text) => nameOf(text, environment));
  const names = [...new Set([...asked, ...imported])].filter((name) => !there.includes(name));
  const others = ends
    .filter(({ fact }) => fact.kind !== 'undeclared')
    .map((end) => (ofIsolation.has(end.fact.kind) ? { ...end, certain: false } : end));
  return names.length === 0
    ? others
    : [{ fact: { kind: 'unisolated', names }, source: 'PEP 517; its pyproject.toml', certain: false }, ...others];
}

/** None where a marker keeps it from this Python. */
function nameOf(text: string, environment: MarkerEnvironment): readonly string[] {
  const read = parseRequirement(text);
  if (!read.ok) return [];
  const { name, marker } = read.value;
  return marker !== undefined && evaluateMarker(marker, environment) === false ? [] : [name];
}
