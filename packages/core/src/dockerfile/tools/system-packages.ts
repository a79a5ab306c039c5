// Commands of the distributions' package managers: what they add and take away.

import { hasOption, type Options, readOptions, valuesOf } from './read-options.ts';

export interface SystemChange {
  readonly adds: readonly string[];
  readonly removes: readonly string[];
  /** What comes with them that nobody named. */
  readonly recommended?: readonly string[];
  /** The name of apk that stands for all that it adds: `.build-deps`. */
  readonly virtual?: string;
}

interface Manager {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly valued: ReadonlySet<string>;
  readonly letters: Readonly<Record<string, string>>;
}

const apt: Manager = {
  add: ['install'],
  remove: ['remove', 'purge', 'autoremove', 'auto-remove'],
  valued: new Set(['option', 'target-release', 'config-file', 'default-release']),
  letters: { o: 'option', t: 'target-release', c: 'config-file' },
};
const dnf: Manager = {
  add: ['install', 'groupinstall', 'localinstall', 'reinstall'],
  remove: ['remove', 'erase', 'autoremove'],
  valued: new Set(['enablerepo', 'disablerepo', 'setopt', 'installroot', 'releasever', 'exclude', 'repo', 'config']),
  letters: { x: 'exclude', c: 'config' },
};

const managers: ReadonlyMap<string, Manager> = new Map([
  ['apt-get', apt],
  ['apt', apt],
  ['aptitude', apt],
  ['dnf', dnf],
  ['dnf5', dnf],
  ['microdnf', dnf],
  ['yum', dnf],
  ['tdnf', dnf],
  [
    'zypper',
    {
      ...dnf,
      add: ['install', 'in'],
      remove: ['remove', 'rm'],
      valued: new Set(['gpg-auto-import-keys']),
      letters: {},
    },
  ],
  [
    'apk',
    {
      add: ['add'],
      remove: ['del'],
      valued: new Set(['virtual', 'repository', 'repositories-file', 'root', 'cache-dir', 'keys-dir', 'arch']),
      letters: { t: 'virtual', X: 'repository', p: 'root' },
    },
  ],
]);

/** Undefined for other programs, and for commands that add and remove nothing. */
export function systemChange(words: readonly string[]): SystemChange | undefined {
  const [program = '', ...behind] = words;
  if (program === 'pacman') return pacman(behind);
  const manager = managers.get(program);
  if (manager === undefined) return undefined;
  const options = readOptions(behind, manager.valued, manager.letters);
  const [command = '', ...names] = options.rest;
  if (manager.add.includes(command)) {
    const change = adding(names, options);
    return manager === apt && !leavesRecommended(options)
      ? { ...change, recommended: recommendedBy(change.adds) }
      : change;
  }
  return manager.remove.includes(command) ? { adds: [], removes: names.map(bareName) } : undefined;
}

function adding(names: readonly string[], options: Options): SystemChange {
  const [virtual] = valuesOf(options, 'virtual');
  // apt takes `gcc-` for: remove it.
  return {
    adds: names.filter((name) => !/^[^/]+-$/.test(name)).map(bareName),
    removes: [],
    ...(virtual === undefined ? {} : { virtual }),
  };
}

/** `--no-install-recommends`, `-o APT::Install-Recommends=false`. */
function leavesRecommended(options: Options): boolean {
  return (
    hasOption(options, 'no-install-recommends') ||
    hasOption(options, 'without-recommends') ||
    hasOption(options, 'R') ||
    valuesOf(options, 'option').some((each) => /Install-Recommends=["']?(?:false|no|0)/i.test(each))
  );
}

/** gcc recommends the headers of the C library, without which it compiles nothing. */
function recommendedBy(names: readonly string[]): readonly string[] {
  return names.some((name) => /^gcc(?:-\d+)?$/.test(name)) ? ['libc6-dev'] : [];
}

function pacman(words: readonly string[]): SystemChange | undefined {
  const options = readOptions(words, new Set());
  if (hasOption(options, 'S')) return { adds: options.rest.map(bareName), removes: [] };
  return hasOption(options, 'R') ? { adds: [], removes: options.rest } : undefined;
}

/** `gcc=4:12.2.0-3`, `python3~=3.11`, `libpq-dev:amd64`, `py3-pip@edge` → the name. */
function bareName(name: string): string {
  return name.replace(/(?:[~<>]?=|[<>~]|@|:(?:amd64|arm64|any|i386)$).*$/, '');
}
