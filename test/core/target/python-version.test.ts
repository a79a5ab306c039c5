// The Python of a target as users and tags write it.

import { describe, expect, it } from 'vitest';
import {
  comparePythonVersions,
  parsePythonVersion,
  pythonOf,
  type PythonVersion,
} from '../../../packages/core/src/target/python-version.ts';

function read(text: string): PythonVersion {
  const parsed = parsePythonVersion(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

describe('parsePythonVersion', () => {
  it.each([
    ['3.12', { release: [3, 12], pre: '', freeThreaded: false }],
    ['3.12.4', { release: [3, 12], patch: 4, pre: '', freeThreaded: false }],
    ['3.13t', { release: [3, 13], pre: '', freeThreaded: true }],
    ['3.14.2t', { release: [3, 14], patch: 2, pre: '', freeThreaded: true }],
    ['3.15rc1', { release: [3, 15], patch: 0, pre: 'rc1', freeThreaded: false }],
    ['3.15.0a7', { release: [3, 15], patch: 0, pre: 'a7', freeThreaded: false }],
    ['3.15.0b1t', { release: [3, 15], patch: 0, pre: 'b1', freeThreaded: true }],
    ['2.7', { release: [2, 7], pre: '', freeThreaded: false }],
    ['3.2.6', { release: [3, 2], patch: 6, pre: '', freeThreaded: false }],
  ])('%s', (text, value) => {
    expect(parsePythonVersion(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'expected a Python version'],
    ['3', 'expected a Python version'],
    ['3.12.', 'expected a Python version'],
    ['v3.12', 'expected a Python version'],
    ['3.12-slim', 'expected a Python version'],
    ['3.12 ', 'expected a Python version'],
    ['3.12\n', 'expected a Python version'],
    ['python3.12', 'expected a Python version'],
    ['3.12.4.5', 'expected a Python version'],
    ['٣.١٢', 'expected a Python version'],
    ['3.1200', 'expected a Python version'],
    [`3.${'1'.repeat(10_000)}`, 'expected a Python version'],
    ['3.12t', 'no free-threaded build'],
    ['2.6', 'not covered'],
    ['3.0', 'not covered'],
    ['3.1.5', 'not covered'],
    ['1.5', 'not covered'],
    ['4.0', 'there is no Python 4.0'],
  ])('%j is refused', (text, problem) => {
    expect(parsePythonVersion(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});

describe('the interpreter', () => {
  it.each([
    ['3.12.14', '3.12.14', 'cp312'],
    ['3.8.20', '3.8.20', 'cp38'],
    ['3.7.17', '3.7.17', 'cp37m'],
    ['3.5.10', '3.5.10', 'cp35m'],
    ['3.2.6', '3.2.6', 'cp32m'],
    ['2.7.18', '2.7.18', 'cp27mu'],
    // The Dockerfiles of these two left Unicode narrow.
    ['2.7.8', '2.7.8', 'cp27m'],
    ['2.7', '2.7.0', 'cp27mu'],
    ['3.13.1t', '3.13.1', 'cp313t'],
    ['3.15rc1', '3.15.0rc1', 'cp315'],
  ])('%s is %s with %s', (text, version, abi) => {
    expect(pythonOf(read(text))).toMatchObject({ implementation: 'cpython', version, abi });
  });
});

describe('the order', () => {
  it('puts pre-releases before their release and compares by number', () => {
    const ordered = [
      '2.7.18',
      '3.9.25',
      '3.10.0',
      '3.15.0a2',
      '3.15.0a10',
      '3.15.0b1',
      '3.15.0rc1',
      '3.15.0rc2',
      '3.15.0',
      '3.15.1',
    ];
    const shuffled = ordered.toReversed();
    expect(shuffled.toSorted((a, b) => comparePythonVersions(read(a), read(b)))).toEqual(ordered);
    expect(comparePythonVersions(read('3.15.0rc1'), read('3.15rc1'))).toBe(0);
  });
});
