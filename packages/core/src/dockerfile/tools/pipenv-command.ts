// `pipenv install`, `pipenv sync`, `pipenv requirements`.

import { hasOption, readCommand, valuesOf } from './read-options.ts';
import {
  addsToLock,
  chooses,
  noInstall,
  noUnnamed,
  pythonUsed,
  staleLockBy,
  takesFromLock,
  type ToolEffect,
  writesOut,
} from './tool-install.ts';

const valued = new Set(['python', 'pypi-mirror', 'categories', 'requirements', 'index', 'extra-pip-args', 'editable']);
const letters = { r: 'requirements', i: 'index', e: 'editable', d: 'dev' };
// As pipenv 2018.11 to 2026.10 do, whose `do_init` compares the hashes where neither --ignore-pipfile nor --skip-lock is said.
const atStaleLock = [
  ['ignore-pipfile', 'installs'],
  ['deploy', 'refuses'],
  ['system', 'installs'],
] as const;

/** @param words behind `pipenv` */
export function pipenvCommand(words: readonly string[]): ToolEffect | undefined {
  const { command, names, options } = readCommand(words, valued, letters);
  const dev = hasOption(options, 'dev');
  const [python] = valuesOf(options, 'python');
  const install = {
    ...noInstall,
    ...(python === undefined ? {} : { python }),
    tool: 'pipenv',
    files: ['Pipfile.lock'],
    unnamed: { ...noUnnamed, also: dev ? ['dev'] : [] },
    groups: [dev ? 'with dev' : 'only main', ...valuesOf(options, 'categories').map((name) => `only ${name}`)],
  };
  const ofAnyPython = { ...install, unnamed: { ...install.unnamed, lockedPython: false } };
  switch (command) {
    case 'install': {
      const files = valuesOf(options, 'requirements');
      if (names.length > 0) return addsToLock;
      if (hasOption(options, 'skip-lock'))
        return chooses('with --skip-lock it installs what the Pipfile asks for, not what is locked');
      if (files.length > 0) return { kind: 'install', install: { ...noInstall, tool: 'pipenv', files } };
      // Seen of pipenv 2026: with the flag it ends with DeployException on another Python, beside --system and --ignore-pipfile too.
      const own = { ...install, atStaleLock: staleLockBy(options, atStaleLock) };
      return {
        kind: 'install',
        install: hasOption(options, 'deploy') ? { ...own, unnamed: { ...install.unnamed, lockedPython: true } } : own,
      };
    }
    case 'sync':
      return { kind: 'install', install };
    case 'requirements':
      return writesOut(ofAnyPython, undefined, hasOption(options, 'hash'));
    case 'lock':
      // pipenv 2021.5.29 writes its lines with `include_hashes=False`.
      return hasOption(options, 'requirements')
        ? writesOut(ofAnyPython, undefined, false)
        : chooses('it chooses versions while the image is built', 'Pipfile.lock');
    case 'uninstall':
      return takesFromLock;
    case 'update':
    case 'upgrade':
      return chooses('it chooses versions while the image is built', 'Pipfile.lock');
    case undefined:
      return pythonUsed(python);
    default:
      return undefined;
  }
}
