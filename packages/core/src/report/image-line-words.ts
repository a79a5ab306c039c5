// Where a plan changes the image, as it names lines: `line 1`, beside lines of other files `Dockerfile line 1`, of a variable `line 1 (PY)`.

import type { ImageVariable } from '../target/target-stage.ts';

/** A line of a Dockerfile: `line 1` where no other can be meant, else `api/Dockerfile:1`. */
export type LineWords = (path: string, line: number) => string;

/**
 * How lines of a file called Dockerfile are told. `bare`: the plan names one line, in a run with one Dockerfile, which its header names.
 * `named`: the same, among plans that change lines of other files, so that `line 1` alone could be one of theirs. `whole`: like any other.
 */
export type LineStyle = 'bare' | 'named' | 'whole';

export function lineWords(style: LineStyle): LineWords {
  return (path, line) => {
    if (style === 'whole' || path !== 'Dockerfile') return `${path}:${line}`;
    return style === 'bare' ? `line ${line}` : `${path} line ${line}`;
  };
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
