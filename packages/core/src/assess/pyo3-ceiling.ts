// Which CPython a PyO3 builds for: its build script refuses newer ones, and the older it is, the less it knows of them.

import type { Release } from '../target/target.ts';
import type { DeadEnd } from './dead-end.ts';

export interface Pyo3Input {
  /** As far as Cargo.toml says it: `0.20`, `0.20.2`; `0.20.*` for the newest of these. */
  readonly pyo3: string;
  readonly python: Release;
  readonly freeThreaded: boolean;
  /** Whether the crate is built for the stable ABI, whose oldest Python counts then; null where nothing shows it. */
  readonly abi3: boolean | null;
}

/**
 * The newest CPython of each PyO3 0.N, its build script's `SUPPORTED_VERSIONS_CPYTHON` (pyo3-ffi/build.rs of every tag up to
 * 0.29.2). From 0.28 on one minor more is let through with a warning. Before 0.20.3 nothing is refused: there it is the newest
 * that CHANGELOG.md says is supported.
 */
const newestMinor: ReadonlyMap<number, number> = new Map([
  [13, 9],
  [14, 9],
  [15, 10],
  [16, 10],
  [17, 11],
  [18, 11],
  [19, 12],
  [20, 12],
  [21, 12],
  [22, 13],
  [23, 13],
  [24, 13],
  [25, 14],
  [26, 14],
  [27, 14],
  [28, 15],
  [29, 16],
]);

const source = 'pyo3-ffi/build.rs and CHANGELOG.md of PyO3 0.29.2';

/**
 * Why a PyO3 does not build for a Python. A crate with one of PyO3's `abi3-py3N` features is built for that Python, so that
 * newer ones are not refused; free-threaded builds have no such ABI. PYO3_USE_ABI3_FORWARD_COMPATIBILITY=1 turns the refusal
 * off, for crates that use nothing outside the stable ABI.
 *
 * @returns empty where it builds, or where nothing is known of that PyO3
 */
export function pyo3Ceiling({ pyo3, python, freeThreaded, abi3 }: Pyo3Input): readonly DeadEnd[] {
  const [, minorText = '', patchText = '0'] = /^0\.(\d+)(?:\.(\d+|\*))?/.exec(pyo3) ?? [];
  const [minor, patch] = [Number(minorText), patchText === '*' ? Infinity : Number(patchText)];
  const newest = newestMinor.get(minor);
  const [major, wanted] = python;
  if (newest === undefined || major !== 3) return [];
  if (wanted <= newest) return freeThreaded ? withoutGil(minor, patch, wanted) : [];
  if (abi3 === true && !freeThreaded) return [];
  const pair = { pyo3: `0.${minor}`, python: `3.${wanted}` };
  // A lock in the sdist may hold an older patch release than the newest that Cargo.toml admits (pydantic-core 2.14.6: 0.20.0).
  const checks = minor > 20 || (minor === 20 && patch >= 3);
  if (checks)
    return [
      {
        fact: { kind: 'pyo3-refuses', ...pair },
        source,
        certain: abi3 === false || freeThreaded,
      },
    ];
  const fact = { kind: 'pyo3-older', ...pair, refusesFrom: minor === 20 ? '0.20.3' : null } as const;
  return [{ fact, source: `${source}; PyO3/pyo3#4983`, certain: false }];
}

/** 0.23 is the first for CPython 3.13 without the GIL, which 0.22.2 and later refuse, and 0.29 knows 3.14t and newer alone. */
function withoutGil(minor: number, patch: number, python: number): readonly DeadEnd[] {
  if (minor >= 23 && (minor < 29 || python >= 14)) return [];
  const fact = { kind: 'pyo3-refuses-without-gil', pyo3: `0.${minor}`, python: `3.${python}` } as const;
  return [{ fact, source, certain: minor !== 22 || patch >= 2 }];
}
