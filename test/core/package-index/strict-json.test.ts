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
    ['{"a', 'an answer that is not JSON'],
    ['{"\\x": 1}', 'an answer that is not JSON'],
    // The second object begins as the first one does.
    ['[{"a": 1, "b": 2}, {"a": 1, "b": 2, "a": 3}]', 'JSON that has a key twice'],
    ['[{"a": 1, "b": 2}, {"a": 1, "c": 2, "b": 3, "c": 4}]', 'JSON that has a key twice'],
    // As they are written nearly always, where the next key is foreseen
    ['[{"a":"a","b":2},{"a":"b","b":2,"a":3}]', 'JSON that has a key twice'],
    ['[{"a":1,"b":2},{"a":1,"c":2,"b":3,"c":4}]', 'JSON that has a key twice'],
    ['[{"a\\\\":1},{"a\\":":1,"x":2,"x":3}]', 'JSON that has a key twice'],
  ])('refuses %.60s', (text, problem) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, problem });
  });

  const many = 1_000_000;
  const list = (count: number, one: (at: number) => string): string =>
    `[${Array.from({ length: count }, (_, at) => one(at)).join()}]`;

  // Each takes JSON.parse seconds and a gigabyte.
  it.each([
    ['lists', list(4 * many, () => '[]'), 'JSON of more values than any index document has'],
    ['numbers', list(4 * many, () => '0'), 'JSON of more values than any index document has'],
    [
      'objects with keys of their own',
      list(100_000, (at) => `{"a${at}":0}`),
      'JSON of more kinds of objects than any index document has',
    ],
    [
      'objects with the same keys in another order',
      list(
        10_000,
        (at) =>
          `{${Array.from({ length: 16 }, (_, bit) => (((at * 40_503) >> bit) & 1 ? `"a${bit}":0,"b${bit}":0` : `"b${bit}":0,"a${bit}":0`)).join()}}`,
      ),
      'JSON of more kinds of objects than any index document has',
    ],
    ['open brackets', '['.repeat(20 * many), 'JSON that is nested too deeply'],
  ])('refuses millions of %s before they cost anything', (_, text, problem) => {
    const started = cpuTime();
    const read = parseStrictJson(text);
    expect(read.ok ? 'read' : read.problem).toBe(problem);
    expect(cpuTime() - started).toBeLessThan(1000);
  });

  it('reads as many releases as a project may have', () => {
    const text = `{"releases":{${Array.from({ length: 40_000 }, (_, at) => `"1.${at}":[{"a":1}]`).join()}}}`;
    expect(parseStrictJson(text).ok).toBe(true);
  });

  it('takes time in proportion to the text, backslashes or not', () => {
    measure(100_000);
    expect(measure(800_000)).toBeLessThan(32 * Math.max(measure(100_000), 1));
  });
});

it('reads the list of all projects of an index larger than any', () => {
  const projects = `{"name":"project"},`.repeat(800_000);
  expect(parseStrictJson(`{"meta":{"api-version":"1.1"},"projects":[${projects.slice(0, -1)}]}`).ok).toBe(true);
});
