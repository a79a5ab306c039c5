import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../../packages/core/src/package-index/strict-json.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

const measure = (count: number): number => {
  const text = JSON.stringify({ a: '\\'.repeat(count), b: '"'.repeat(count), c: '\\"'.repeat(count) });
  const started = cpuTime();
  expect(parseStrictJson(text).ok).toBe(true);
  return cpuTime() - started;
};

describe('parseStrictJson', () => {
  it.each([
    ['{"a": {"b": [1, "x"]}, "b": 2}'],
    // The same key in different objects, as a value, and inside strings.
    ['[{"a": 1}, {"a": 2}]'],
    ['{"a": "a", "b": "\\"a\\":", "c": "{\\"a\\": 1, \\"a\\": 2}"}'],
    ['{"a\\\\": 1, "a": 2, "a\\"": 3}'],
    ['  "text"  '],
    ['null'],
    [deep(64)],
    ['{"size": 1e999, "n": 123456789012345678901234567890}'],
  ])('reads %s', (text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it.each([
    ['{"a": 1, "a": 2}', 'JSON that has a key twice'],
    ['{"x": [{"files": [], "b": {}, "files": []}]}', 'JSON that has a key twice'],
    ['{"a": 1, "\\u0061" : 2}', 'JSON that has a key twice'],
    ['{"__proto__": 1, "__proto__": 2}', 'JSON that has a key twice'],
    [deep(65), 'JSON that is nested too deeply'],
    [deep(100_000), 'JSON that is nested too deeply'],
    ['{"a": NaN}', 'an answer that is not JSON'],
    ['\uFEFF{}', 'an answer that is not JSON'],
    ['{"a": 1', 'an answer that is not JSON'],
    ['', 'an answer that is not JSON'],
    ['{"a": 1} trailing', 'an answer that is not JSON'],
    ['[1,]', 'an answer that is not JSON'],
  ])('refuses %.60s', (text, problem) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, problem });
  });

  it('takes time in proportion to the text, backslashes or not', () => {
    measure(100_000);
    expect(measure(800_000)).toBeLessThan(32 * Math.max(measure(100_000), 1));
  });
});
