// `pipx install poetry==1.8.5`, `pipx inject poetry poetry-plugin-export`: pip, in an environment of its own for each.

import { apart, environmentName, type EnvironmentsOf, intoOwn } from './own-environment.ts';
import { pipCommand } from './pip-command.ts';
import { hasOption, readCommand, valuesOf } from './read-options.ts';
import type { ToolEffect } from './tool-install.ts';

const valued = new Set('python pip-args index-url suffix preinstall requirement backend'.split(' '));
const letters = { i: 'index-url', r: 'requirement' };

/** Since 1.3 in the folder of data, before in one of its own (its constants.py). */
const home: EnvironmentsOf = {
  variables: ['PIPX_HOME'],
  below: 'venvs',
  usual: ['.local/share/pipx', '.local/pipx'],
};
const forAll: EnvironmentsOf = { variables: ['PIPX_GLOBAL_HOME'], below: 'venvs', usual: ['/opt/pipx'] };

/** What decides more than is followed. */
const unfollowed = ['python', 'pip-args', 'requirement', 'system-site-packages', 'editable', 'e'];

/** @param words behind `pipx` */
export function pipxCommand(words: readonly string[]): readonly ToolEffect[] {
  const { command, names, options } = readCommand(words, valued, letters);
  if (command !== 'install' && command !== 'inject') return [];
  const strange = apart(options, unfollowed);
  if (strange !== undefined) return [strange];
  const places = hasOption(options, 'global') ? forAll : home;
  const indexes = valuesOf(options, 'index-url').map((url) => `--index-url=${url}`);
  const effectsOf = (name: string, requirements: readonly string[]): readonly ToolEffect[] =>
    requirements.length === 0
      ? []
      : intoOwn(pipCommand(['install', ...indexes, ...requirements]), { ...places, name: environmentName(name) });
  const [injected = '', ...beside] = names;
  return command === 'inject'
    ? effectsOf(injected, beside)
    : names.flatMap((name) => effectsOf(name, [...valuesOf(options, 'preinstall'), name]));
}
