// Builds that fail because the C that Cython makes, or made long ago, is not for the Python.

import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Release } from '../target/target.ts';
import type { DeadEnd } from './dead-end.ts';
import type { CythonFault } from './dead-end-fact.ts';
import { isBefore } from './is-before.ts';
import { compareDotted } from '../text/compare-dotted.ts';

/**
 * Three small modules (a function, a class, a generator) made by each of seventeen Cythons and compiled with the headers of CPython
 * 3.8.18 to 3.13.0: all three fail below these versions. `fault` is the compiler's first complaint.
 */
const limits: readonly (readonly [python: Release, below: string, fault: CythonFault])[] = [
  [[3, 11], '0.29.29', 'frame'],
  [[3, 12], '0.29.33', 'digits'],
  [[3, 13], '3.0.1', 'byte-array'],
];

/** @param taken the Cython that the build takes; undefined where it asks for none */
export function cythonEnds(
  taken: string | undefined,
  reading: SdistReading | null,
  python: Release,
): readonly DeadEnd[] {
  if (reading?.native !== true) return [];
  return taken === undefined ? madeBefore(reading, python) : madeAnew(taken, reading, python);
}

/** C that stands in the sdist: what the newest Cython made of it decides. An extension that may be left out is left out. */
function madeBefore({ cython, optional }: SdistReading, python: Release): readonly DeadEnd[] {
  const [newest] = cython.toSorted((a, b) => compareDotted(b, a));
  const limit = newest === undefined ? undefined : limitFor(newest, python);
  if (newest === undefined || limit === undefined) return [];
  const [[, minor], , fault] = limit;
  return [
    {
      fact: { kind: 'made-by-cython', python: `3.${minor}`, cython: newest, fault },
      source: 'the first line of its C files; C of seventeen Cythons compiled for CPython 3.8 to 3.13',
      certain: !optional,
    },
  ];
}

/**
 * Cython 0.29 learned Python 3.12 with 0.29.34, and never 3.13. PyYAML 6.0.1 asks for it, and installs on 3.13.0 without its `_yaml`,
 * beside gcc and without any.
 */
function madeAnew(taken: string, reading: SdistReading, python: Release): readonly DeadEnd[] {
  const compiles = reading.evidence.some((each) => each.kind === 'sources' && /^\.pyx\b/.test(each.extension));
  if (!compiles || isBefore(python, [3, 13]) || compareDotted(/^\d+(?:\.\d+)*/.exec(taken)?.[0] ?? '0', '3.0') >= 0)
    return [];
  return [
    {
      fact: { kind: 'asks-for-cython', cython: taken },
      source: 'build-results.json (asyncpg 0.29.0 on trixie)',
      certain: !reading.optional,
    },
  ];
}

/** The first Python that refuses it, where the target's is not older. */
function limitFor(version: string, python: Release): (typeof limits)[number] | undefined {
  return limits.find(([since, below]) => !isBefore(python, since) && compareDotted(version, below) < 0);
}
