// A script as it stands, before anything of it runs.

import { assignmentsIn } from '../assignments-in.ts';
import { linesOf } from '../code-line.ts';
import type { ScriptRun } from './script-run.ts';

type Script = Pick<ScriptRun, 'lines' | 'assignments' | 'functions' | 'isMain'>;

/** @param isMain whether it is setup.py itself, and not a module that it imports */
export function scriptOf(code: string, isMain: boolean): Script {
  const lines = linesOf(code);
  const assignments = assignmentsIn(lines);
  const functions = new Map<string, number | null>();
  lines.forEach(({ text, indent, end }, at) => {
    const name = /^\s*(?:async\s+)?def\s+(\w+)/.exec(text)?.[1];
    if (name === undefined) return;
    // A method is not called by its bare name, a generator runs nothing when it is called, and what a decorator makes of one is not known.
    const certain =
      indent === 0 &&
      !functions.has(name) &&
      !assignments.has(name) &&
      !(lines[at - 1]?.text.startsWith('@') ?? false) &&
      !/^async\b/.test(text) &&
      !lines.slice(at, end).some((line) => /\byield\b/.test(line.text));
    functions.set(name, certain ? at : null);
  });
  for (const { text } of lines)
    if (/^\s*(?:from|import)\b/.test(text))
      for (const [word] of text.matchAll(/\w+/g)) if (functions.has(word)) functions.set(word, null);
  return { lines, assignments, functions, isMain };
}
