// A command of a program that is no installer: what makes environments, brings Pythons, adds archives, or runs what nobody follows.

import { asRunLine } from './as-run-line.ts';
import type { AskedCommand } from './asked-command.ts';
import { followPython } from './brought-pythons.ts';
import { environmentMade } from './closed-python.ts';
import { commandLine } from './command-line.ts';
import { foreignArchive } from './foreign-archive.ts';
import { isUnfollowed } from './is-unfollowed.ts';
import { askedOfVirtualenv, missingProgram, missingPython } from './missing-program.ts';
import { missingTool } from './missing-tool.ts';
import { otherProgram } from './other-python.ts';
import { missingPackaged } from './packaged-beside.ts';
import { cannotFollow } from './stage-scope.ts';
import { stopAtImage } from './stops-build.ts';
import { variableCommand } from './variable-command.ts';

/** Archives of another distribution. */
const onItsOwn = 'start from a release of the distribution that it is for, or take the line out';

export function followOtherProgram(asked: AskedCommand & { readonly text: string }): void {
  const { program, command, place, text } = asked;
  const { scope, line, folder } = place;
  const written = command.words.map((word) => word.text);
  const missing = environmentMade(written, folder) === undefined ? undefined : missingMaker(asked);
  const archive = foreignArchive(asked);
  if (archive !== undefined) cannotFollow(scope, line, text, archive, { remedy: onItsOwn, ...stopAtImage(command) });
  const why = missing ?? isUnfollowed(program, command) ?? variableCommand(asked);
  const piped = command.input === undefined ? '' : `${commandLine(command.input.map((word) => word.text))} | `;
  const more = missing === undefined ? { remedy: asRunLine } : stopAtImage(command);
  if (why !== undefined) cannotFollow(scope, line, `${piped}${text}`, why, more);
  followPython(program, text, place);
}

/** Of a command that makes an environment: what it lacks. */
function missingMaker(asked: AskedCommand): string | undefined {
  const python = askedOfVirtualenv(asked.program);
  const absent = python === undefined ? undefined : missingPython(python, asked);
  const other = otherProgram(asked, asked.place.scope);
  if (other !== undefined) return missingPackaged(other, asked);
  return missingTool(asked) ?? missingProgram(asked) ?? absent;
}
