// Which Pythons a PyO3 refuses: the figures are those of its build script, tag by tag.

import { describe, expect, it } from 'vitest';
import { pyo3Ceiling, type Pyo3Input } from '../../../packages/core/src/assess/pyo3-ceiling.ts';
import { deadEndWords } from '../../../packages/core/src/report/dead-end-words.ts';

/** `certain`, `perhaps`, `builds` */
function said(pyo3: string, python: string, more: Partial<Pyo3Input> = {}): string {
  const [, minor = ''] = /^3\.(\d+)/.exec(python) ?? [];
  const [end] = pyo3Ceiling({
    pyo3,
    python: [python.startsWith('2') ? 2 : 3, Number(minor)],
    freeThreaded: python.endsWith('t'),
    abi3: false,
    ...more,
  });
  return end === undefined ? 'builds' : end.certain ? 'certain' : 'perhaps';
}

describe('pyo3Ceiling', () => {
  it.each<readonly [pyo3: string, python: string, expected: string]>([
    ['0.20.3', '3.12', 'builds'],
    ['0.20.3', '3.13', 'certain'],
    ['0.21.1', '3.13', 'certain'],
    ['0.22', '3.13', 'builds'],
    ['0.22', '3.14', 'certain'],
    ['0.24', '3.14', 'certain'],
    ['0.25', '3.14', 'builds'],
    ['0.27', '3.15', 'certain'],
    // From 0.28 on the next Python is let through with a warning.
    ['0.28', '3.15', 'builds'],
    ['0.29', '3.16', 'builds'],
    ['0.29', '3.17', 'certain'],
    // No check before 0.20.3; the sdist's Cargo.lock decides which 0.20 it is.
    ['0.20', '3.13', 'perhaps'],
    ['0.20.0', '3.13', 'perhaps'],
    ['0.20.*', '3.13', 'certain'],
    ['0.19.*', '3.13', 'perhaps'],
    ['0.15.2', '3.13', 'perhaps'],
    ['0.15.2', '3.10', 'builds'],
    // Without the GIL
    ['0.21', '3.13t', 'certain'],
    ['0.22', '3.13t', 'perhaps'],
    ['0.22.2', '3.13t', 'certain'],
    ['0.22.*', '3.13t', 'certain'],
    ['0.23', '3.13t', 'builds'],
    ['0.24', '3.14t', 'certain'],
    ['0.25', '3.14t', 'builds'],
    ['0.29', '3.13t', 'certain'],
    ['0.29', '3.14t', 'builds'],
    // Nothing is known of them
    ['0.30', '3.99', 'builds'],
    ['0.9', '3.14', 'builds'],
    ['1.0', '3.14', 'builds'],
    ['', '3.14', 'builds'],
    ['0.21', '2.7', 'builds'],
  ])('PyO3 %s and CPython %s: %s', (pyo3, python, expected) => {
    expect(said(pyo3, python)).toBe(expected);
  });

  it.each<readonly [what: string, python: string, abi3: boolean | null, expected: string]>([
    ['wheels for the stable ABI', '3.13', true, 'builds'],
    ['no wheels that would show it', '3.13', null, 'perhaps'],
    ['no stable ABI without the GIL', '3.13t', true, 'certain'],
  ])('%s: %s, %s: %s', (_, python, abi3, expected) => {
    expect(said('0.21', python, { abi3 })).toBe(expected);
  });

  it.each([
    ['0.21.1', /^Its PyO3 0\.21 refuses CPython 3\.13: the build stops, whatever Rust there is\.$/],
    ['0.20', /^Its PyO3 0\.20 was not made for CPython 3\.13: from 0\.20\.3 on it refuses it, /],
    ['0.19', /^Its PyO3 0\.19 was not made for CPython 3\.13 and may not compile for it\.$/],
  ])('PyO3 %s in words', (pyo3, sentence) => {
    const [end] = pyo3Ceiling({ pyo3, python: [3, 13], freeThreaded: false, abi3: false });
    expect(end && deadEndWords(end)).toMatch(sentence);
    expect(end?.source).toMatch(/PyO3/);
  });
});
