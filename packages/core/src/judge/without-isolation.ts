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

/** What must be there before, and of it the versions that do: newer ones would be put there, where only the name is told. */
interface NeededBefore {
  readonly name: string;
  readonly range?: string | undefined;
  /** Whether another version than those is known to stop it. */
  readonly isStrict?: boolean;
}

/** @param there projects that are seen to be installed before it; of which version, is not seen */
export function withoutIsolation(
  ends: readonly DeadEnd[],
  reading: Pick<SdistReading, 'requires' | 'undeclared'> | null,
  there: readonly string[],
  environment: MarkerEnvironment,
): readonly DeadEnd[] {
  const undeclared = ends.flatMap(({ fact }) => (fact.kind === 'undeclared' ? [fact] : []));
  const asked = (reading?.requires ?? []).flatMap((text) => askedBy(text, environment));
  const needed = byName([...asked, ...undeclared.flatMap(importedBy)]).filter(
    ({ name, isStrict }) => isStrict || !there.includes(name),
  );
  const others = ends
    .filter(({ fact }) => fact.kind !== 'undeclared')
    .map((end) => (ofIsolation.has(end.fact.kind) ? { ...end, certain: false } : end));
  if (needed.length === 0) return others;
  const ranges = needed.flatMap(({ name, range }) => (range === undefined ? [] : [[name, range] as const]));
  const goesOnAs = undeclared.find((fact) => fact.goesOnAs !== undefined)?.goesOnAs;
  const fact: DeadEndFact = {
    kind: 'unisolated',
    names: needed.map(({ name }) => name),
    ...(ranges.length === 0 ? {} : { ranges: Object.fromEntries(ranges) }),
    ...(goesOnAs === undefined ? {} : { goesOnAs }),
  };
  return [{ fact, source: 'PEP 517; its pyproject.toml', certain: false }, ...others];
}

function importedBy({ names, below = {} }: Extract<DeadEndFact, { readonly kind: 'undeclared' }>): NeededBefore[] {
  return names.map((name) =>
    Object.hasOwn(below, name) ? { name, range: `<${below[name]}`, isStrict: true } : { name },
  );
}

/** None where a marker keeps it from this Python. */
function askedBy(text: string, environment: MarkerEnvironment): readonly NeededBefore[] {
  const read = parseRequirement(text);
  if (!read.ok) return [];
  const { name, marker, specifiers } = read.value;
  if (marker !== undefined && evaluateMarker(marker, environment) === false) return [];
  // The newest one meets a lower bound by itself.
  return [{ name, range: /[<~!]|==/.test(specifiers.text) ? specifiers.text : undefined }];
}

/** Each once, in the versions that were named last. */
function byName(all: readonly NeededBefore[]): readonly NeededBefore[] {
  const known = new Map<string, NeededBefore>();
  for (const one of all) known.set(one.name, { ...known.get(one.name), ...one });
  return [...known.values()];
}
