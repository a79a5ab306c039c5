// The Python that the lines of a stage name where no command of them is followed to one: it is compiled, or pyenv or conda brings it.

import type { DockerfileRequest } from './dockerfile-request.ts';
import type { Followed } from './follow-dockerfile.ts';
import { lineageOf } from './runtime-of.ts';

const patterns: readonly RegExp[] = [
  // `ENV PYTHON_VERSION=3.9.10`, `ARG PYTHON_VER 3.9`
  /^\s*(?:ENV|ARG)\b.*?\bPY(?:THON)?(?:_?VER(?:SION)?)?[= ] *"?(3\.\d+(?:\.\d+)?)(?![\w.])/gim,
  /\bPython-(3\.\d+\.\d+)(?=\.t|\/|$|\s)/g,
  /\bpyenv +(?:install|global|local)\b[^&|;\n]*?\s(3\.\d+(?:\.\d+)?)(?![\w.])/g,
  // What a line asks for that was not followed.
  /: say --python (3\.\d+(?:\.\d+)?)$/gm,
  // A range is no version: conda takes the newest in it.
  /\bpython ?==? ?"?(3\.\d+(?:\.\d+)?)(?![\w.])/g,
];

/**
 * @param more what is told of lines that were not followed, with the values of their variables
 * @returns `3.9.10`; undefined where nothing names one, and where lines name several
 */
export function toldPython(
  request: DockerfileRequest,
  { understood: { index } }: Followed,
  stages: readonly Followed[],
  more: readonly string[],
): string | undefined {
  const text = [...lineageOf(index, stages).map((each) => textOf(each, request, stages)), ...more].join('\n');
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, version]) => version ?? []));
  const longest = found.toSorted((a, b) => b.length - a.length)[0];
  return longest !== undefined && found.every((each) => `${longest}.`.startsWith(`${each}.`)) ? longest : undefined;
}

/** The stage as it is written, without its comments. */
function textOf(
  { understood: { index, line } }: Followed,
  request: DockerfileRequest,
  stages: readonly Followed[],
): string {
  const first = request.firstLine ?? 1;
  const next = stages[index + 1]?.understood.line;
  return request.text
    .split('\n')
    .slice(line - first, next === undefined ? undefined : next - first)
    .filter((each) => !/^\s*#/.test(each))
    .join('\n');
}
