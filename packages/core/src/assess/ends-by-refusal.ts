// Builds whose setup.py refuses later Pythons in a way that is not read: its bounds are parsed by packaging, and Requires-Python has no upper one.

import type { Release } from '../target/target.ts';
import type { DeadEndRow } from './dead-end-row.ts';

/** @param first which release takes each Python: all before it, from `from` on, refuse it */
function refusing(
  name: string,
  from: string,
  source: string,
  first: readonly (readonly [python: Release, version: string])[],
): readonly DeadEndRow[] {
  return first.map(([python, fixedIn], at) => {
    const next = first[at + 1]?.[0];
    return {
      name,
      versions: `>=${from},<${fixedIn}`,
      since: python,
      ...(next === undefined ? {} : { until: next }),
      fact: { kind: 'refuses-python', python: python.join('.') },
      fixedIn,
      source,
    };
  });
}

// From 0.52 to 0.55, and llvmlite from 0.36 to 0.38, Requires-Python says it too; before, and in llvmlite from 0.40 on, no Python is too new.
export const endsByRefusal: readonly DeadEndRow[] = [
  ...refusing('numba', '0.56', 'max_python_version in the setup.py of 0.56.4 to 0.68.1', [
    [[3, 11], '0.57.0'],
    [[3, 12], '0.59.0'],
    [[3, 13], '0.61.0'],
    [[3, 14], '0.63.0'],
    [[3, 15], '0.68.0'],
  ]),
  ...refusing('llvmlite', '0.39', 'max_python_version in the setup.py of 0.39.1; none in that of 0.40.1 to 0.50.0', [
    [[3, 11], '0.40.0'],
  ]),
];
