// `pdm install`, `pdm sync`, `pdm export`.

import { hasOption, readCommand, valuesOf } from './read-options.ts';
import {
  addsToLock,
  takesFromLock,
  chooses,
  noInstall,
  noUnnamed,
  pythonUsed,
  staleLockBy,
  type ToolEffect,
  writesOut,
} from './tool-install.ts';

const valued = new Set(['group', 'without', 'output', 'format', 'project', 'lockfile', 'with', 'config', 'venv']);
const letters = { G: 'group', o: 'output', f: 'format', p: 'project', L: 'lockfile', d: 'dev' };
const atStaleLock = [
  ['check', 'refuses'],
  ['frozen-lockfile', 'installs'],
  ['no-lock', 'installs'],
] as const;

/** @param words behind `pdm` */
export function pdmCommand(words: readonly string[]): ToolEffect | undefined {
  const { command, names, options } = readCommand(words, valued, letters);
  const named = valuesOf(options, 'group', 'with').flatMap((value) => value.split(','));
  const base = hasOption(options, 'no-default')
    ? []
    : hasOption(options, 'prod', 'production', 'no-dev')
      ? ['only main']
      : ['with dev'];
  const unnamed = { ...noUnnamed, defaults: base[0] === 'with dev' };
  const install = {
    ...noInstall,
    tool: 'pdm',
    unnamed,
    files: [valuesOf(options, 'lockfile')[0] ?? 'pdm.lock'],
    groups: [
      ...base,
      ...named.map((group) => `${base.length === 0 ? 'only' : 'with'} ${group}`),
      ...valuesOf(options, 'without').map((group) => `without ${group}`),
    ],
  };
  switch (command) {
    case 'install':
      return { kind: 'install', install: { ...install, atStaleLock: staleLockBy(options, atStaleLock) } };
    case 'sync':
      return {
        kind: 'install',
        install: {
          ...install,
          ...(hasOption(options, 'clean', 'clean-unselected', 'only-keep') ? { clears: true } : {}),
        },
      };
    case 'export':
      return writesOut(install, valuesOf(options, 'output')[0], !hasOption(options, 'without-hashes', 'no-hashes'));
    case 'use':
      // `pdm use -f 3.11`: elsewhere -f is a format.
      return pythonUsed(names[0] ?? valuesOf(options, 'format')[0]);
    case 'venv':
      return names[0] === 'create' ? pythonUsed(names[1]) : undefined;
    case 'add':
      return addsToLock;
    case 'remove':
      return takesFromLock;
    case 'update':
      return chooses('it chooses versions while the image is built');
    case 'lock':
      return hasOption(options, 'check')
        ? undefined
        : chooses('it chooses versions while the image is built', 'pdm.lock');
    default:
      return undefined;
  }
}
