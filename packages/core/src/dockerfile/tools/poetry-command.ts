// `poetry install`, `poetry export`.

import { hasOption, type Options, readCommand, valuesOf } from './read-options.ts';
import {
  addsToLock,
  takesFromLock,
  chooses,
  EVERY_EXTRA,
  noInstall,
  noUnnamed,
  pythonUsed,
  type ToolEffect,
  type ToolInstall,
  type UnnamedGroups,
  writesOut,
} from './tool-install.ts';

const valued = new Set([
  'with',
  'without',
  'only',
  'extras',
  'format',
  'output',
  'directory',
  'project',
  'group',
  'C',
  'P',
]);
const letters = { E: 'extras', f: 'format', o: 'output' };

/** @param words behind `poetry` */
export function poetryCommand(words: readonly string[]): ToolEffect | undefined {
  const { command, names, options } = readCommand(words, valued, letters);
  switch (command) {
    case 'install':
    case 'sync':
      return hasOption(options, 'only-root')
        ? undefined
        : {
            kind: 'install',
            install: {
              ...readInstall(options, groupsOf(options, ['all'])),
              unnamed: unnamedOf(options),
              ...(command === 'sync' || hasOption(options, 'sync', 'remove-untracked') ? { clears: true } : {}),
            },
          };
    case 'export': {
      // The plugin takes main alone where no flag says more.
      const usual = hasOption(options, 'dev') ? ['all'] : hasOption(options, 'with') ? [] : ['only main'];
      const hashes = !hasOption(options, 'without-hashes');
      return writesOut(readInstall(options, groupsOf(options, usual)), valuesOf(options, 'output')[0], hashes);
    }
    case 'env':
      return names[0] === 'use' ? pythonUsed(names[1]) : undefined;
    case 'add':
      return addsToLock;
    case 'remove':
      return takesFromLock;
    case 'update':
      return chooses('it chooses other versions than the lock has while the image is built');
    case 'lock':
      return hasOption(options, 'no-update')
        ? undefined
        : chooses('it chooses other versions than the lock has while the image is built', 'poetry.lock');
    default:
      return undefined;
  }
}

function readInstall(options: Options, groups: readonly string[]): ToolInstall {
  return {
    ...noInstall,
    tool: 'poetry',
    files: ['poetry.lock'],
    atStaleLock: 'refuses',
    groups,
    own: { root: !hasOption(options, 'no-root'), folders: !hasOption(options, 'no-directory') },
    extras: hasOption(options, 'all-extras')
      ? [EVERY_EXTRA]
      : valuesOf(options, 'extras').flatMap((value) => value.split(/[\s,]+/).filter(Boolean)),
  };
}

/** Optional groups are named, or they are left out. Before Poetry 1.2 the one other group was dev. */
function unnamedOf(options: Options): UnnamedGroups {
  const every = hasOption(options, 'all-groups');
  const but = hasOption(options, 'no-dev') ? ['dev'] : [];
  return { ...noUnnamed, defaults: !every && !hasOption(options, 'only'), but };
}

/** @param usual what is taken where no flag says less */
function groupsOf(options: Options, usual: readonly string[]): readonly string[] {
  const each = (name: string): readonly string[] =>
    valuesOf(options, name).flatMap((value) => value.split(',').map((group) => `${name} ${group.trim()}`));
  if (hasOption(options, 'only')) return each('only');
  // Before Poetry 1.2 the one other group was dev.
  const without = hasOption(options, 'no-dev') ? ['without dev'] : [];
  return [...usual, ...without, ...each('without'), ...each('with')];
}
