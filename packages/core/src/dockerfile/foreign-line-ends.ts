// Scripts whose lines end in CR LF, as an editor or git of Windows writes them: of `#!/bin/sh\r` no program has the name, and nothing of it runs.

import { fileInStage } from './find-file.ts';
import { absolutePath } from './context-paths.ts';
import type { Program } from './program-of.ts';
import { fileNamed } from './script-file.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { StageScope } from './stage-scope.ts';

export interface ForeignLineEnds {
  /** A clause. */
  readonly why: string;
  readonly remedy: string;
}

/** Of a script of the build context that is run by its own name. @returns undefined for any other, and where commands may have changed it */
export function foreignLineEnds(
  program: Program | undefined,
  { words }: Pick<RunCommand, 'words'>,
  folder: string,
  scope: StageScope,
): ForeignLineEnds | undefined {
  const run = program === undefined ? undefined : fileNamed(program, words);
  if (run === undefined || !run.isProgram || run.named.unknown.length > 0) return undefined;
  const path = fileInStage(absolutePath(run.named.text, folder), scope.state, scope.earlier);
  const file = path === undefined ? undefined : scope.files.get(path);
  if (file === undefined || !/^#![^\n]*\r\n/.test(file.text)) return undefined;
  return {
    why: `the lines of ${file.path} end in CR LF, and no program has the name that its first one ends with`,
    remedy: `save ${file.path} with LF alone, which eol=lf in .gitattributes keeps`,
  };
}
