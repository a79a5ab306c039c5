// What each command does with its arguments. The commands are loaded when one runs: `--help` needs none of them.

import type { Command } from 'commander';
import type { CheckFlags } from './check-command.ts';
import type { ExplainFlags } from './explain-command.ts';
import type { Io } from './io.ts';
import type { CommandName } from './option-row.ts';

export interface Acting {
  readonly program: Command;
  readonly command: Command;
  readonly io: Io;
  readonly done: (code: number) => void;
}

/** Each gives the command what it does. */
export const commandActions: Readonly<Record<CommandName, (acting: Acting) => void>> = {
  check({ program, io, done }) {
    program.action(async (files: readonly string[]) => {
      const { checkCommand, indexPlaces, runConfigured } = await import('./commands.ts');
      done(
        await runConfigured(program, files, io, (configured) => {
          const flags = { ...program.opts<CheckFlags>(), indexFrom: indexPlaces(program, configured) };
          return checkCommand(files, flags, io, configured.ignores);
        }),
      );
    });
  },
  explain({ program, command, io, done }) {
    command.action(async (name: string, files: readonly string[]) => {
      const { explainCommand, indexPlaces, runConfigured } = await import('./commands.ts');
      refuseEarlyFlags(program, 'explain');
      done(
        await runConfigured(command, files, io, (configured) => {
          const flags = { ...command.opts<ExplainFlags>(), indexFrom: indexPlaces(command, configured) };
          const sourceOf = (option: string): string | undefined => command.getOptionValueSource(option);
          return explainCommand(name, files, flags, io, configured.ignores, sourceOf);
        }),
      );
    });
  },
  rules({ program, command, io, done }) {
    command.action(async (rule: string | undefined) => {
      const { rulesCommand } = await import('./commands.ts');
      refuseEarlyFlags(program, 'rules');
      done(rulesCommand(rule, io));
    });
  },
  images({ program, command, io, done }) {
    command.action(async (image: string | undefined) => {
      const { blaming, imagesCommand } = await import('./commands.ts');
      refuseEarlyFlags(program, 'images');
      // A CI variable about one target says nothing about the list.
      const about = new Set(
        ['platform', 'python', 'libc', 'pip'].filter((name) => command.getOptionValueSource(name) === 'env'),
      );
      const flags =
        image === undefined
          ? Object.fromEntries(Object.entries(command.opts()).filter(([name]) => !about.has(name)))
          : command.opts();
      const unconfigured = { values: new Map() };
      done(await blaming(command, unconfigured, () => imagesCommand(image, { color: 'auto', ...flags }, io)));
    });
  },
  cache({ program, command, io, done }) {
    command.action(async (action: string) => {
      const { cacheCommand } = await import('./commands.ts');
      refuseEarlyFlags(program, 'cache');
      // What a CI variable says of reports is not meant for this.
      const { format, ...flags } = command.opts();
      const given = command.getOptionValueSource('format') === 'env' ? {} : { format };
      done(await cacheCommand(action, { ...flags, ...given }, io));
    });
  },
  completion({ program, command, io, done }) {
    command.action(async (shell: string) => {
      const { completionCommand } = await import('./completion-command.ts');
      refuseEarlyFlags(program, 'completion');
      done(completionCommand(shell, io));
    });
  },
};

/** Flags before a command's name would be those of `check`, and have no effect. */
function refuseEarlyFlags(program: Command, name: string): void {
  const early = program.options.find((option) => program.getOptionValueSource(option.attributeName()) === 'cli');
  if (early) program.error(`error: ${early.long} stands before ${name}: put it behind`);
}
