// What a container installs when it starts: CMD and ENTRYPOINT run in no build, and in the stage that runs alone.

import { shown } from './command-line.ts';
import { jsonWords } from './instruction-words.ts';
import { mentionsInstall } from './mentions-install.ts';
import { lastOf } from './program-of.ts';
import type { Instruction } from './read-instructions.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** The last ones of a stage, and of what it starts from. */
export interface StartCommands {
  readonly entrypoint?: Instruction;
  readonly command?: Instruction;
}

/** An ENTRYPOINT takes away the CMD of what the stage starts from, and in a shell's form every CMD. */
export function startCommands(instructions: readonly Instruction[], inherited: StartCommands): StartCommands {
  const entrypoint = instructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
  const own = instructions.findLast(({ keyword }) => keyword === 'CMD');
  const command = own ?? (entrypoint === undefined ? inherited.command : undefined);
  const entered = entrypoint ?? inherited.entrypoint;
  const takesWords = entered === undefined || jsonWords(entered.text) !== undefined;
  return {
    ...(entered === undefined ? {} : { entrypoint: entered }),
    ...(command === undefined || !takesWords ? {} : { command }),
  };
}

export function startInstalls({ entrypoint, command }: StartCommands): readonly UnfollowedLine[] {
  return [entrypoint, command].flatMap((each) =>
    each !== undefined && installs(each.text)
      ? [
          {
            line: each.line,
            text: shown(`${each.keyword} ${each.text}`),
            why: 'it installs when it starts',
            remedy: 'install in a RUN line, so that it is there when the container starts',
          },
        ]
      : [],
  );
}

function installs(text: string): boolean {
  const [first = ''] = jsonWords(text) ?? text.split(/\s+/);
  return mentionsInstall(text) && !/^(?:echo|printf)$/.test(lastOf(first));
}
