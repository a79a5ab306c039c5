// Why a build is known to fail: by its name, by its sdist, by what it is built with, and by what the distribution has.

import type { PackageName } from '../packaging/name.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Release } from '../target/target.ts';
import type { BuildRequirement } from './build-requirement.ts';
import type { DeadEnd } from './dead-end.ts';
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

/** Words by which two sentences speak of the same failure: the table's says more, such as which release does without. */
const causes: readonly string[] = [
  'use_2to3',
  'pkg_resources',
  '_PyLong_AsByteArray',
  'distutils',
  'Cython',
  'an error of its own',
  'ob_digit',
];

/** In the order in which they would be met; each failure once. */
export function knownEnds(input: KnownEndInput): readonly DeadEnd[] {
  const named = deadEnds({ ...input, pyo3: input.reading?.rust?.pyo3 ?? null });
  const said = causes.filter((cause) => named.some(({ sentence }) => sentence.includes(cause)));
  const seen = requirementEnds(input).filter(({ sentence }) => !said.some((cause) => sentence.includes(cause)));
  return [...seen, ...libraryEnds(input), ...named];
}
