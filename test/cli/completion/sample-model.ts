// A small command line with everything that a shell could stumble over, for the goldens of all four.

import type { CommandRow } from '../../../packages/cli/src/command-table.ts';
import { type CompletedCommand, completionModel } from '../../../packages/cli/src/completion/completion-model.ts';
import type { OptionRow } from '../../../packages/cli/src/option-row.ts';

const commands: readonly CommandRow[] = [
  { name: 'check', operand: '[file...]', help: 'checks', examples: [] },
  { name: 'explain', operand: '<package>', help: "one release: what it's made of", examples: [] },
  { name: 'completion', operand: '<shell>', help: 'prints this', choices: ['bash', 'zsh'], examples: [] },
];

const options: readonly OptionRow[] = [
  {
    group: 'A',
    flags: '-b, --base <image>',
    help: 'an image; \'quotes\', "double", `ticks`, $HOME and [brackets]: all of \\ them',
    commands: ['check', 'explain'],
    repeatable: true,
  },
  {
    group: 'A',
    flags: '--index-strategy <how>',
    help: 'first or pool',
    commands: ['check'],
    choices: ['first', 'pool'],
  },
  { group: 'A', flags: '-f, --format <name[=file]>', help: 'a report', commands: ['check'], repeatable: true },
  { group: 'A', flags: '-c, --constraint <file>', help: 'a file', commands: ['check'] },
  { group: 'A', flags: '--cache-dir <folder>', help: 'a folder', commands: ['check'] },
  { group: 'A', flags: '--ignore <package[:rule]>', help: 'anything at all', commands: ['check'] },
  { group: 'A', flags: '--fail-on <level>', help: 'a level', commands: ['check'] },
  { group: 'A', flags: '--platform <platform>', help: 'a platform', commands: ['explain'] },
  { group: 'A', flags: '-q, --quiet', help: 'a switch', commands: ['check'] },
];

/** The model of that command line. */
export const sampleModel: readonly CompletedCommand[] = completionModel(commands, options, {
  images: ['python:3.14', 'python:3.14-alpine'],
  platforms: ['linux/amd64'],
  levels: ['build', 'WC101'],
  rules: ['WC101'],
  formats: { check: ['json', 'sarif'] },
});
