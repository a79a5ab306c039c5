// Reads the tables of fixtures/packaging/, which scripts/record/record-packaging.py made with pypa/packaging and pip.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuTime } from '../../support/cpu-time.ts';

/** The parsed content of a table, in the shape that the caller knows it has. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the shape of a file of ours
export function golden<T>(name: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../fixtures/packaging', name), 'utf8')) as T;
}

/** Hostile texts of `n` characters or more: each makes a careless expression backtrack. */
export function hostile(n: number): readonly string[] {
  const shapes = [
    '1',
    '1.',
    '1.a',
    'a',
    '-',
    '_',
    '.',
    ' ',
    '\t',
    '\n',
    '(',
    '[',
    ',',
    '"',
    "'",
    '\\',
    '+a.',
    '1!',
    '1a1-1.dev1',
    '>=1,',
    '===',
    '=',
    'a-',
    '.tar',
    '0.linux',
  ];
  return shapes.flatMap((shape) => {
    const run = shape.repeat(Math.ceil(n / shape.length));
    return [
      run,
      `${run}!`,
      `1.0${run}\0`,
      `==${run}x`,
      `a ${run}`,
      `os_name == "${run}`,
      `a[${run}`,
      `a-${run}.tar.gz`,
      `a-1-py3-none-${run}.whl`,
    ];
  });
}

/** Those of the texts that keep the work busy for more than eight seconds: the start of each, with its time. Linear work takes milliseconds on 100 kB, a backtracking expression minutes. */
export function slow(texts: readonly string[], work: (text: string) => unknown): readonly string[] {
  return texts.flatMap((text) => {
    const start = cpuTime();
    work(text);
    const time = cpuTime() - start;
    return time > 8000 ? [`${text.slice(0, 20)}…${text.slice(-8)}: ${Math.round(time)} ms`] : [];
  });
}
