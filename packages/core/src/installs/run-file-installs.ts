// Scripts and Makefiles of the build context that install: what they come to hangs on who runs them, so that nothing of it is judged.

import { listWords } from '../text/list-words.ts';
import { asRunLine } from '../dockerfile/as-run-line.ts';
import { shown } from '../dockerfile/command-line.ts';
import { mentionsInstall } from '../dockerfile/mentions-install.ts';
import type { RunFile } from '../dockerfile/run-file.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';
import { unlessRefused } from '../error.ts';
import { askedByVariable, setsVariable } from './asked-by-variable.ts';
import type { ContextFile } from './build-context.ts';
import { type JoinedLine, joinedLines, variablesByName } from './joined-lines.ts';
import { makefileLines } from './makefile-lines.ts';

/** Each that installs, with the line that does. */
export async function runFileInstalls(runs: readonly RunFile[], read: ContextFile): Promise<readonly UnfollowedLine[]> {
  const found = await Promise.all(
    runs.map(async ({ file, targets, line, text, starts }) => {
      // Of a folder, and of a program that is no text, nobody can say so.
      const script = await unlessRefused(() => read(file));
      const asked = starts && script && askedAtStart(file, script.text, starts.variables);
      if (asked !== undefined) return [{ line, text, why: `${file}:${asked}`, answered: true as const }];
      const installing = script && installingLine(file, script.text, targets);
      if (installing === undefined) return [];
      const remedy =
        starts === undefined ? asRunLine : 'install in a RUN line, so that it is there when the container starts';
      return [{ line, text, why: `${installing}${starts === undefined ? '' : ' when it starts'}`, remedy }];
    }),
  );
  return found.flat();
}

/** `deps.sh:3 installs (pip install six)`; undefined where the file installs nothing, as far as that can be said. */
export function installingLine(file: string, text: string, targets?: readonly string[]): string | undefined {
  const [found] = installingLines(file, text, targets);
  return found === undefined ? undefined : `${file}:${found.number} installs (${shown(found.each)})`;
}

function installingLines(file: string, text: string, targets?: readonly string[]): readonly JoinedLine[] {
  const asked = targets === undefined ? undefined : makefileLines(text, targets);
  const isCode = file.endsWith('.py') || /^#!.*python/.test(text);
  return joinedLines(text).filter(
    ({ each, number }) =>
      asked?.has(number) !== false &&
      !quiet.test(each) &&
      (!isCode || calls.test(each)) &&
      mentionsInstall(variablesByName(each)),
  );
}

/** Where all that a script installs is named by variables without a value: `21 installs what EXTRA_PACKAGES names, which is empty`. */
function askedAtStart(file: string, script: string, given: readonly string[]): string | undefined {
  const lines = installingLines(file, script);
  const names = lines.map(({ each }) => askedByVariable(each));
  const [first] = lines;
  const all = names.flatMap((each) => each ?? []);
  if (first === undefined || names.includes(undefined)) return undefined;
  if (given.includes('*') || all.some((name) => given.includes(name) || setsVariable(script, name))) return undefined;
  return `${first.number} installs what ${listWords([...new Set(all)])} names when it starts, and that is nothing by itself`;
}

/** Comments, and what only prints. */
const quiet = /^@?(?:#|\/\/|echo\b|printf\b)/;
/** Python's strings speak of installing as well. */
const calls = /(["'])(?:install|sync)\1|(?:system|run|call|output|Popen|main)\(/;
