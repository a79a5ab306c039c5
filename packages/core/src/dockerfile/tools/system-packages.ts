// Commands of the distributions' package managers: what they add and take away.

import { hasOption, type Options, readOptions, valuesOf } from './read-options.ts';

export interface SystemChange {
  readonly adds: readonly string[];
  readonly removes: readonly string[];
  /** Of apt, what the command itself says of packages that those recommend; undefined where it says nothing. */
  readonly recommends?: boolean;
  /** Of apt's removals, whether what nobody asked for goes as well; undefined where it is none of apt's. */
  readonly unused?: boolean;
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
      valued: new Set(['gpg-auto-import-keys', 'type']),
      letters: { t: 'type' },
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

export function isPackageManager(program: string): boolean {
  return program === 'pacman' || managers.has(program);
}

/** Undefined for other programs, and for commands that add and remove nothing. */
export function systemChange(words: readonly string[]): SystemChange | undefined {
  const [program = '', ...behind] = words;
  if (program === 'pacman') return pacman(behind);
  const manager = managers.get(program);
  if (manager === undefined) return undefined;
  const options = readOptions(behind, manager.valued, manager.letters);
  const [command = '', ...names] = ofGroups(options.rest, options);
  if (manager.add.includes(command)) {
    const change = adding(names, options);
    const recommends = manager === apt ? takesRecommended(options) : false;
    return recommends === undefined ? change : { ...change, recommends };
  }
  if (!manager.remove.includes(command)) return undefined;
  const removal = { adds: [], removes: names.map(bareName) };
  return manager === apt ? { ...removal, unused: takesUnused(command, options) } : removal;
}

/** What else a package manager is told to do: `update` of `apk update`; undefined for other programs, and for what adds. */
export function otherSystemVerb(words: readonly string[]): string | undefined {
  const [program = '', ...behind] = words;
  const manager = managers.get(program);
  if (manager === undefined) return undefined;
  const options = readOptions(behind, manager.valued, manager.letters);
  const [verb] = ofGroups(options.rest, options);
  return verb !== undefined && /^[a-z-]+$/.test(verb) && !manager.add.includes(verb) ? verb : undefined;
}

/** `groupinstall "Development Tools"`, `group install …` and `install -t pattern devel_basis` as `install @development-tools`. */
function ofGroups([command = '', ...names]: readonly string[], options: Options): readonly string[] {
  if (command === 'groupinstall') return ['install', ...names.map(groupName)];
  if (command === 'group' || command === 'groups') {
    const [verb = '', ...groups] = names;
    return [verb, ...groups.map(groupName)];
  }
  return [command, ...(valuesOf(options, 'type').includes('pattern') ? names.map(groupName) : names)];
}

/** `@development-tools` of `Development Tools`: dnf takes either, in any case. */
export function groupName(name: string): string {
  return `@${name
    .replace(/^(?:@|pattern:)/, '')
    .toLowerCase()
    .replaceAll(' ', '-')}`;
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

/** `apt-get autoremove`, `apt-get purge --auto-remove gcc` */
function takesUnused(command: string, options: Options): boolean {
  return /^auto-?remove$/.test(command) || hasOption(options, 'auto-remove', 'autoremove');
}

/** `--no-install-recommends`, `-o APT::Install-Recommends=false`; undefined where it says neither. */
function takesRecommended(options: Options): boolean | undefined {
  if (['no-install-recommends', 'without-recommends', 'R'].some((name) => hasOption(options, name))) return false;
  if (['install-recommends', 'with-recommends', 'r'].some((name) => hasOption(options, name))) return true;
  return recommendsSetting(valuesOf(options, 'option').join(' '));
}

/** What apt's setting says in a text: `APT::Install-Recommends "false";`, `APT::Install-Recommends=0`. */
export function recommendsSetting(text: string): boolean | undefined {
  const [, value] = /APT::Install-Recommends[\s"'\\=]*(\w+)/i.exec(text) ?? [];
  return value === undefined ? undefined : !/^(?:false|no|0|off|without|disable)$/i.test(value);
}

function pacman(words: readonly string[]): SystemChange | undefined {
  const options = readOptions(words, new Set());
  if (hasOption(options, 'S')) return { adds: options.rest.map(bareName), removes: [] };
  return hasOption(options, 'R') ? { adds: [], removes: options.rest } : undefined;
}

/** `gcc=4:12.2.0-3`, `python3~=3.11`, `libpq-dev:amd64`, `py3-pip@edge` → the name. */
function bareName(name: string): string {
  if (/^(?:@|pattern:)/.test(name)) return groupName(name);
  return name.replace(/(?:[~<>]?=|[<>~]|@|:(?:amd64|arm64|any|i386)$).*$/, '');
}
