// Why a build is known to fail: by its name, by its sdist, by what it is built with, and by what the distribution has.

import type { PackageName } from '../packaging/name.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Release } from '../target/target.ts';
import type { BuildRequirement } from './build-requirement.ts';
import type { DeadEnd } from './dead-end.ts';
import type { DeadEndFact } from './dead-end-fact.ts';
import { deadEnds } from './dead-ends.ts';
import { libraryEnds } from './library-ends.ts';
import { requirementEnds } from './requirement-ends.ts';
import type { DistroRelease } from './toolchain/release-condition.ts';

export interface KnownEndInput {
  readonly name: PackageName;
  readonly version: string;
  /** Null where the sdist was not read. */
  readonly reading: SdistReading | null;
  readonly requirements: readonly BuildRequirement[];
  readonly python: Release;
  readonly freeThreaded: boolean;
  /** Null where the target's distribution is not known. */
  readonly distro: DistroRelease | null;
  /** Whether the release's wheels are for the stable ABI; null where it has none that would show it. */
  readonly abi3: boolean | null;
}

/** In the order in which they would be met; each failure once. */
export function knownEnds(input: KnownEndInput): readonly DeadEnd[] {
  const read = requirementEnds(input);
  const named = deadEnds({ ...input, pyo3: input.reading?.rust?.pyo3 ?? null }).map((end) => asSureAs(read, end));
  const said = new Set(named.flatMap(({ fact }) => failures(fact)));
  const seen = read.filter(({ fact }) => !failures(fact).some((failure) => said.has(failure)));
  return toldOnce([...seen, ...libraryEnds(input)], named);
}

/** What an sdist imports undeclared is sure where it is built in isolation, which the table's row does not know: flash-attn 2.7.3 has a pyproject.toml. */
function asSureAs(read: readonly DeadEnd[], end: DeadEnd): DeadEnd {
  const isSure = ({ fact, certain }: DeadEnd): boolean => certain && fact.kind === 'undeclared';
  return end.fact.kind === 'undeclared' && read.some(isSure) ? { ...end, certain: true } : end;
}

/** That its C does not compile is said once, with its cause and the version that ends it. */
function toldOnce(seen: readonly DeadEnd[], named: readonly DeadEnd[]): readonly DeadEnd[] {
  const told = named.find(({ fact, of }) => fact.kind === 'not-compiling' && of === undefined);
  const isCause = ({ fact, of, certain, fixedIn }: DeadEnd): boolean =>
    (fact.kind === 'c-sources' || fact.kind === 'made-by-cython') &&
    of === undefined &&
    certain &&
    fixedIn === undefined;
  if (told?.fixedIn === undefined || !seen.some(isCause)) return [...seen, ...named];
  const { fixedIn } = told;
  return [...seen.map((end) => (isCause(end) ? { ...end, fixedIn } : end)), ...named.filter((end) => end !== told)];
}

/** By which two ends are the same failure: the table's says more, such as which release does without. */
function failures(fact: DeadEndFact): readonly string[] {
  switch (fact.kind) {
    case 'takes-cython':
      return ['cython'];
    case 'c-sources':
      return [fact.fault, ...(fact.cython === null ? [] : ['cython'])];
    case 'made-by-cython':
      return [fact.fault, 'cython'];
    case 'asks-for-cython':
      return ['byte-array', 'cython'];
    case 'placeholder':
    case 'setup-refusal':
    case 'default-refusal':
      return ['refusal'];
    default:
      return [fact.kind];
  }
}
