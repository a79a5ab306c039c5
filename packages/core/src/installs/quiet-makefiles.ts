// Makefiles of the build context that surely install nothing: a command that runs one is no line that could not be followed.

import { isUnfollowed } from '../dockerfile/is-unfollowed.ts';
import { programOf } from '../dockerfile/program-of.ts';
import type { RunFile } from '../dockerfile/run-file.ts';
import { unlessRefused } from '../error.ts';
import type { ContextFile } from './build-context.ts';
import { joinedLines, variablesByName } from './joined-lines.ts';
import { makefileLines } from './makefile-lines.ts';

/** What is made of C as a habit, also by a Makefile that `./configure` or CMake wrote into the image. */
const habits = /^(?:all|clean|distclean|install|altinstall|test|check)$/;

/** The commands of `runs`, by line and text, whose Makefiles install nothing. */
export async function quietMakefiles(
  runs: readonly RunFile[],
  read: ContextFile,
): Promise<readonly Pick<RunFile, 'line' | 'text'>[]> {
  const asked = runs.filter(({ targets }) => targets !== undefined);
  const judged = await Promise.all(
    asked.map(async (run) => {
      const found = await unlessRefused(() => read(run.file));
      return { run, quiet: found === undefined ? undefined : isQuiet(found.text, run.targets ?? []) };
    }),
  );
  return asked.filter(({ line, text, targets = [] }) => {
    const own = judged.filter(({ run }) => run.line === line && run.text === text);
    const told = own.flatMap(({ quiet }) => quiet ?? []);
    return told.length === 0 ? targets.every((each) => habits.test(each)) : told.every(Boolean);
  });
}

function isQuiet(text: string, targets: readonly string[]): boolean {
  const numbers = makefileLines(text, targets);
  // Where any line may be run, it may be one of a file that is not read.
  if (numbers === undefined) return false;
  return joinedLines(text).every(({ each, number }) => !numbers.has(number) || isHarmless(variablesByName(each)));
}

/** `@test -d x && ./configure` */
function isHarmless(line: string): boolean {
  const parts = line.replace(/^[@+-]+/, '').split(/&&|\|\||[;|]/);
  return parts.every((part) => {
    const words = part.trim().split(/\s+/);
    const command = { words: words.map((text) => ({ text, unknown: [] })), certain: true, variables: new Map() };
    const program = programOf(command.words);
    if (program === undefined) return true;
    if (/^\$|^make$/.test(program.name)) return false;
    return isUnfollowed(program, command) === undefined;
  });
}
