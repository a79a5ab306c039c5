// Every command, in one table: parsing, help, completions and the man page are made from it.

import type { CommandName } from './option-row.ts';

export interface CommandRow {
  /** `check` is what runs where no command is named. */
  readonly name: CommandName;
  readonly operand: string;
  readonly help: string;
  /** What the operand may be, where that is a short list. */
  readonly choices?: readonly string[];
  readonly examples: readonly string[];
}

export const commandTable: readonly CommandRow[] = [
  {
    name: 'check',
    operand: '[file...]',
    help: 'which of your Python dependencies install from a wheel, and which must be built',
    examples: [
      'wheelcheck poetry.lock --base python:3.12-alpine',
      'wheelcheck -b python:3.12-alpine -b python:3.12-slim --platform linux/arm64',
    ],
  },
  {
    name: 'explain',
    operand: '<package> [file...]',
    help: 'every file of a release: taken, or refused and why (NAME or NAME==VERSION); or a rule (WC101); or what was understood of a Dockerfile',
    examples: ['wheelcheck explain numpy --base python:3.13-alpine', 'wheelcheck explain Dockerfile'],
  },
  {
    name: 'rules',
    operand: '[rule]',
    help: 'every rule, one line each; for one rule: what it means, why it matters, what to do',
    examples: [],
  },
  {
    name: 'images',
    operand: '[image]',
    help: 'the images it knows; for one image: facts and ordered tags',
    examples: ['wheelcheck images python:3.12-slim --format json'],
  },
  {
    name: 'cache',
    operand: '<action>',
    help: 'what is kept of indexes: dir prints its folder, clean empties it, verify reads all of it and takes away what is damaged (exit 1 where something was)',
    choices: ['dir', 'clean', 'verify'],
    examples: [],
  },
  {
    name: 'completion',
    operand: '<shell>',
    help: 'prints the completions of a shell: bash, zsh, fish or powershell',
    choices: ['bash', 'zsh', 'fish', 'powershell'],
    examples: [],
  },
];
