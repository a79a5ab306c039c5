// Where a plan changes the image, as it names lines: `line 1`, of a variable `line 1 (PY)`.

import type { ImageVariable } from '../target/target-stage.ts';

/** A line of a Dockerfile: `line 1` where no other can be meant, else `api/Dockerfile:1`. */
export type LineWords = (path: string, line: number) => string;

/** @param isAlone whether the plan names one line, in a run with one Dockerfile: its header names that */
export function lineWords(isAlone: boolean): LineWords {
  return (path, line) => (isAlone && path === 'Dockerfile' ? `line ${line}` : `${path}:${line}`);
}

/** Where another file or the command line holds it `compose.yaml:7 (PY)`, `--build-arg PY`. */
export function imageLineWords(
  path: string,
  from: number,
  variable: Pick<ImageVariable, 'name' | 'at'> | null,
  words: LineWords,
): string {
  if (variable === null) return words(path, from);
  const { name, at } = variable;
  if (typeof at === 'number') return `${words(path, at)} (${name})`;
  return at === null ? `--build-arg ${name}` : `${at} (${name})`;
}
