// The Python of a target: what the user may write (3.12, 3.12.4, 3.13t, 3.15rc1), CPython's ABI tag for it, and the order of its versions.

import type { Parsed } from '../packaging/parsed.ts';
import type { Python, Release } from './target.ts';

/** A Python as asked for: a minor alone has no patch. */
export interface PythonVersion {
  readonly release: Release;
  readonly patch?: number;
  /** `a1`, `b2`, `rc1`; empty for a final release. */
  readonly pre: string;
  readonly freeThreaded: boolean;
}

// The digits are bounded so that a mistyped version cannot ask for thousands of tags.
const written = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{1,3}))?((?:a|b|rc)\d{1,2})?(t)?$/;

/**
 * Reads what `--python` takes and what stands first in an image's tag.
 *
 * A pre-release without a patch is one of X.Y.0 (`3.15rc1` is `3.15.0rc1`). CPython 2.7 and 3.2 to 3.99 are taken: older
 * ones never had an official image, and nothing is known of a Python 4.
 */
export function parsePythonVersion(text: string): Parsed<PythonVersion> {
  const found = text.length > 16 ? null : written.exec(text);
  if (found === null) return { ok: false, problem: 'expected a Python version like 3.12, 3.12.4, 3.13t or 3.15rc1' };
  const [, major = '', minor = '', patch, pre = '', threads] = found;
  const release: Release = [Number(major), Number(minor)];
  const freeThreaded = threads !== undefined;
  const name = `${release[0]}.${release[1]}`;
  if (release[0] < 2 || name === '3.0' || name === '3.1' || (release[0] === 2 && release[1] !== 7)) {
    return { ok: false, problem: `Python ${name} is not covered: 2.7 and 3.2 or later are` };
  }
  if (release[0] > 3) return { ok: false, problem: `there is no Python ${name}` };
  // PEP 703: the first release with a free-threaded build is 3.13.
  if (freeThreaded && release[1] < 13) {
    return { ok: false, problem: `Python ${name} has no free-threaded build: 3.13 is the first` };
  }
  const wholePatch = patch ?? (pre === '' ? undefined : '0');
  return {
    ok: true,
    value: { release, pre, freeThreaded, ...(wholePatch === undefined ? {} : { patch: Number(wholePatch) }) },
  };
}

/** `3.12.14`, `3.15.0rc1`: what `platform.python_version()` says; a missing patch counts as 0. */
export function formatPythonVersion({ release, patch = 0, pre }: PythonVersion): string {
  return `${release[0]}.${release[1]}.${patch}${pre}`;
}

/** Orders full versions (`3.15.0rc1` before `3.15.0` before `3.15.1`); the free-threaded mark does not count. */
export function comparePythonVersions(a: PythonVersion, b: PythonVersion): number {
  return (
    a.release[0] - b.release[0] ||
    a.release[1] - b.release[1] ||
    (a.patch ?? 0) - (b.patch ?? 0) ||
    stage(a.pre) - stage(b.pre)
  );
}

function stage(pre: string): number {
  if (pre === '') return 4000;
  const kinds = { a: 1000, b: 2000, r: 3000 };
  return kinds[pre.startsWith('a') ? 'a' : pre.startsWith('b') ? 'b' : 'r'] + Number(pre.replace(/^[abrc]+/, ''));
}

/**
 * The ABI tag of that Python in its official image: `cp312`, `cp313t`, `cp37m`, `cp27mu`.
 *
 * `m` (pymalloc) went with 3.8. `u` (wide Unicode) is a choice at build time that PEP 393 ended in 3.3: the images have it
 * from 2.7.9 on, but not in 3.2, whose configure knows the option by another name.
 */
function abiOf({ release: [major, minor], patch = 99, freeThreaded }: PythonVersion): string {
  const wide = major === 2 && patch >= 9;
  const pymalloc = major === 2 || minor < 8;
  return `cp${major}${minor}${freeThreaded ? 't' : ''}${pymalloc ? 'm' : ''}${wide ? 'u' : ''}`;
}

/** The interpreter of a target for a version whose patch is known. */
export function pythonOf(version: PythonVersion): Python {
  return {
    implementation: 'cpython',
    version: formatPythonVersion(version),
    release: version.release,
    abi: abiOf(version),
    freeThreaded: version.freeThreaded,
  };
}
