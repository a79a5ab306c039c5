// Scripts and Makefiles of the build context that install: what they come to hangs on who runs them, so that nothing of it is judged.

import { asRunLine } from '../dockerfile/as-run-line.ts';
import { shown } from '../dockerfile/command-line.ts';
import { mentionsInstall } from '../dockerfile/mentions-install.ts';
import type { RunFile } from '../dockerfile/run-file.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';
import { unlessRefused } from '../error.ts';
import type { ContextFile } from './build-context.ts';
import { joinedLines, variablesByName } from './joined-lines.ts';
import { makefileLines } from './makefile-lines.ts';

/** Each that installs, with the line that does. */
export async function runFileInstalls(runs: readonly RunFile[], read: ContextFile): Promise<readonly UnfollowedLine[]> {
  const found = await Promise.all(
    runs.map(async ({ file, targets, line, text, starts }) => {
      // Of a folder, and of a program that is no text, nobody can say so.
      const script = await unlessRefused(() => read(file));
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
  const asked = targets === undefined ? undefined : makefileLines(text, targets);
  const isCode = file.endsWith('.py') || /^#!.*python/.test(text);
  const found = joinedLines(text).find(
    ({ each, number }) =>
      asked?.has(number) !== false &&
      !quiet.test(each) &&
      (!isCode || calls.test(each)) &&
      mentionsInstall(variablesByName(each)),
  );
  return found === undefined ? undefined : `${file}:${found.number} installs (${shown(found.each)})`;
}

/** Comments, and what only prints. */
const quiet = /^@?(?:#|\/\/|echo\b|printf\b)/;
/** Python's strings speak of installing as well. */
const calls = /(["'])(?:install|sync)\1|(?:system|run|call|output|Popen|main)\(/;
