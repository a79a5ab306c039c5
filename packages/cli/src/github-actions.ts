// Inside a GitHub Actions run: the reports that a check makes there of itself, and text that the runner may not obey.

import type { Io } from './io.ts';
import type { Output } from './output.ts';

/** Whether this process is a step of GitHub Actions, whose runner reads commands from both of its streams. */
function inActions({ environment }: Pick<Io, 'environment'>): boolean {
  return environment['GITHUB_ACTIONS'] === 'true';
}

/** Where no `-f` was given: annotations beside what goes to standard output, and the job's summary. */
export function actionsOutputs({ environment }: Pick<Io, 'environment'>): readonly Output<'github' | 'markdown'>[] {
  if (!inActions({ environment })) return [];
  const summary = environment['GITHUB_STEP_SUMMARY'];
  return [{ format: 'github' }, ...(summary ? [{ format: 'markdown', file: summary, append: true } as const] : [])];
}

/** Text for people, as it may be printed here: what looks like a command is shown and not obeyed. */
export function shelteredText(text: string, io: Pick<Io, 'environment'>): string {
  return inActions(io) ? withoutCommands(text) : text;
}

/** The runner obeys `::name::` after leading blanks and, in the older form, `##[name]` anywhere in a line (ActionCommand.cs). */
function withoutCommands(text: string): string {
  return text.replaceAll(/^([^\S\n\r]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
