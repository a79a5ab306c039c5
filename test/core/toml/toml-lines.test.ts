// The line of every key and array element, however a TOML file writes it.

import { describe, expect, it } from 'vitest';
import { type TomlPath, tomlLines } from '../../../packages/core/src/toml/toml-lines.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const text = `title = "x" # a comment with [brackets] and "quotes"
"quoted.key" = 1
a.b.'c d' = true

[tool.wheelcheck]
base = [
  # python:3.11-slim
  "python:3.12-slim",

  'python:3.13-slim', "python:3.14-slim",
]
text = """
[not.a.header]
key = 1 \\
"""
quoted = """"in quotes""""
ignore = [
  { package = "a", until = 2026-12-31 },
  {
    package = "b]}" },
]
[[tool.wheelcheck.more]]
name = "first"
[[tool.wheelcheck.more]]
name = "second"
[tool.wheelcheck.more.deep]
er = [[1], [
  2]]
`;

const rows: readonly (readonly [path: TomlPath, line: number])[] = [
  [['title'], 1],
  [['quoted.key'], 2],
  [['a', 'b', 'c d'], 3],
  [['a'], 3],
  [['tool', 'wheelcheck'], 5],
  [['tool', 'wheelcheck', 'base'], 6],
  [['tool', 'wheelcheck', 'base', 0], 8],
  [['tool', 'wheelcheck', 'base', 1], 10],
  [['tool', 'wheelcheck', 'base', 2], 10],
  [['tool', 'wheelcheck', 'text'], 12],
  [['tool', 'wheelcheck', 'quoted'], 16],
  [['tool', 'wheelcheck', 'ignore', 0], 18],
  [['tool', 'wheelcheck', 'ignore', 0, 'until'], 18],
  [['tool', 'wheelcheck', 'ignore', 1], 19],
  [['tool', 'wheelcheck', 'ignore', 1, 'package'], 20],
  [['tool', 'wheelcheck', 'more', 0, 'name'], 23],
  [['tool', 'wheelcheck', 'more', 1, 'name'], 25],
  [['tool', 'wheelcheck', 'more', 1, 'deep'], 26],
  [['tool', 'wheelcheck', 'more', 1, 'deep', 'er', 1, 0], 28],
  // What is not there has the line of what would hold it.
  [['tool', 'wheelcheck', 'ignore', 1, 'reason'], 19],
  [['nothing'], 1],
];

describe('tomlLines', () => {
  it.each(rows)('%j is on line %i', (path, line) => {
    expect(tomlLines(text)(path)).toBe(line);
    expect(tomlLines(`\uFEFF${text.replaceAll('\n', '\r\n')}`)(path)).toBe(line);
  });

  it.each([
    ['open brackets', '['.repeat(100_000)],
    ['open strings', 'a = "'.repeat(50_000)],
    ['signs that are no TOML', '}=],'.repeat(50_000)],
    ['keys without values', 'a = \n'.repeat(50_000)],
  ])('ends, and soon, on 100 kB of %s', (_what, broken) => {
    const start = cpuTime();
    try {
      tomlLines(broken)(['a']);
    } catch (error) {
      // The parser, which comes first, refuses what is nested so deep.
      expect(error).toBeInstanceOf(RangeError);
    }
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});
