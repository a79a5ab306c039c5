// Builds that are known to fail, each with who saw it.

import type { PackageName } from '../packaging/name.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Release } from '../target/target.ts';
import { isBefore } from './is-before.ts';
import type { DeadEnd } from './dead-end.ts';
import { deadEndRows } from './dead-end-rows.ts';
import { pyo3Ceiling } from './pyo3-ceiling.ts';
import { releaseFacts } from './toolchain/release-facts.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import { holdsFor, type DistroRelease } from './toolchain/release-condition.ts';

export interface DeadEndInput {
  readonly name: PackageName;
  readonly version: string;
  readonly python: Release;
  /** Null where the target's distribution is not known: rows about a distribution do not count then. */
  readonly distro: DistroRelease | null;
  readonly freeThreaded?: boolean;
  /** The PyO3 that the sdist's Cargo.toml asks for; null where it asks for none, or was not read. */
  readonly pyo3?: string | null;
  /** Whether the release's wheels are for the stable ABI; null where it has none that would show it. */
  readonly abi3?: boolean | null;
}

/** The known failures of a build on a Python and a distribution; empty where none is known. */
export function deadEnds(input: DeadEndInput): readonly DeadEnd[] {
  const { python, freeThreaded = false, pyo3 = null, abi3 = null } = input;
  const refused = pyo3 === null ? [] : pyo3Ceiling({ pyo3, python, freeThreaded, abi3 });
  return [...refused, ...knownFailures(input)];
}

function knownFailures({ name, version, python, distro }: DeadEndInput): readonly DeadEnd[] {
  const parsed = parseVersion(version);
  if (!parsed.ok) return [];
  return deadEndRows.flatMap((row) => {
    const range = parseSpecifiers(row.versions);
    const applies =
      row.name === name &&
      range.ok &&
      satisfies(parsed.value, range.value) &&
      (row.since === undefined || !isBefore(python, row.since)) &&
      (row.until === undefined || isBefore(python, row.until)) &&
      (row.distros === undefined || (distro !== null && row.distros.some((each) => holdsFor(each, distro))));
    const tooNew = row.rust === undefined ? true : refusesRust(row.rust, distro);
    if (!applies || tooNew === false) return [];
    const certain = tooNew === true && (row.certainSince === undefined || !isBefore(python, row.certainSince));
    const { fact, source, fixedIn, uncertain } = row;
    return [{ fact, source, fixedIn, certain: certain && uncertain !== true }];
  });
}

/** Whether the distribution's Rust is one that refuses it; null where that is not known. */
function refusesRust(since: string, distro: DistroRelease | null): boolean | null {
  const own = distro === null ? null : (releaseFacts(distro)?.rust ?? null);
  return own === null ? null : compareDotted(own, since) >= 0;
}
