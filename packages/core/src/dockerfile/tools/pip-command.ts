// `pip install …` and `uv pip install …`.

import { absolutePath } from '../context-paths.ts';
import { hasOption, type Options, readCommand, valuesOf } from './read-options.ts';
import { chooses, indexFlagsOf, noInstall, type ToolEffect, type ToolInstall, unisolatedBy } from './tool-install.ts';

/** Of pip's and uv's `install`, `sync`, `wheel` and `download`. */
const valued = new Set(
  `requirement constraint editable index-url extra-index-url find-links no-binary only-binary target prefix root src platform
  python-version implementation abi upgrade-strategy trusted-host cache-dir timeout default-timeout retries proxy cert client-cert
  log global-option install-option build-option config-settings config-setting progress-bar report use-feature use-deprecated exists-action python root-user-action
  group keyring-provider wheel-dir dest override build-constraint extra resolution prerelease index default-index index-strategy
  link-mode exclude-newer no-build-isolation-package reinstall-package upgrade-package refresh-package torch-backend
  python-platform fork-strategy no-build-package no-binary-package allow-insecure-host`.split(/\s+/),
);

const pipLetters = {
  r: 'requirement',
  c: 'constraint',
  e: 'editable',
  i: 'index-url',
  f: 'find-links',
  t: 'target',
  U: 'upgrade',
  w: 'wheel-dir',
  d: 'dest',
  b: 'build',
};
const uvLetters = { ...pipLetters, p: 'python', P: 'upgrade-package', b: 'build-constraint' };

/** Second names of options: of pip's in its cmdoptions.py, of uv's the aliases of its arguments. */
const pipAliases = new Map([
  ['--no-dependencies', '--no-deps'],
  ['--pypi-url', '--index-url'],
]);
const uvAliases = new Map(
  ['requirement', 'constraint', 'override', 'build-constraint'].map((name) => [`--${name}s`, `--${name}`]),
);

function withoutAliases(words: readonly string[], aliases: ReadonlyMap<string, string>): readonly string[] {
  return words.map((word) => word.replace(/^--[a-z-]+/, (name) => aliases.get(name) ?? name));
}

/** @param words behind `pip`: `install -r requirements.txt` */
export function pipCommand(words: readonly string[]): readonly ToolEffect[] {
  const { command, names, options } = readCommand(withoutAliases(words, pipAliases), valued, pipLetters);
  return installWith('pip', command, { ...options, rest: names });
}

/** @param words behind `uv pip` */
export function uvPipCommand(words: readonly string[]): readonly ToolEffect[] {
  const { command, names, options } = readCommand(withoutAliases(words, uvAliases), valued, uvLetters);
  if (command === 'compile') return [chooses('it chooses versions while the image is built')];
  // `uv pip sync requirements.txt`: its words are files.
  if (command === 'sync')
    return [
      { kind: 'install', install: { ...readInstall('uv', { ...options, rest: [] }), files: names, clears: true } },
    ];
  return installWith('uv', command, { ...options, rest: names });
}

function installWith(tool: string, command: string | undefined, options: Options): readonly ToolEffect[] {
  if (command !== 'install' && command !== 'wheel' && command !== 'download') return [];
  const all = readInstall(tool, options);
  const upgraded = all.words.find((word) => nameOf(word) === 'pip');
  const install = { ...all, words: all.words.filter((word) => nameOf(word) !== 'pip') };
  return [
    ...(install.words.length + install.files.length + install.projects.length === 0
      ? []
      : [{ kind: 'install', install } as const]),
    ...(upgraded === undefined ? [] : [{ kind: 'pip', range: rangeOf(upgraded), upgrade: renews(options) } as const]),
  ];
}

/** `pip[x] >= 23 ; python_version > "3"` → `>= 23` */
function rangeOf(word: string): string {
  return word
    .replace(/^[\w.-]+\s*(?:\[[^\]]*\])?/, '')
    .replace(/;.*$/, '')
    .trim();
}

/** One that fits already is replaced by the newest that fits. */
function renews(options: Options): boolean {
  return hasOption(options, 'upgrade', 'ignore-installed', 'I', 'force-reinstall');
}

/** `pip[x]==24.0` → pip */
function nameOf(word: string): string {
  return (/^[\w.-]+/.exec(word)?.[0] ?? '').toLowerCase();
}

function readInstall(tool: string, options: Options): ToolInstall {
  const projects: string[] = [];
  const words: string[] = [];
  const extras: string[] = [...valuesOf(options, 'extra')];
  for (const word of [...options.rest, ...valuesOf(options, 'editable')]) {
    const [, path = '', listed = ''] = /^((?:\.{1,2}|\/|file:)[^[]*|\.)(?:\[([\w\s,.-]*)\])?$/.exec(word) ?? [];
    if (path === '' || isArchive(path)) words.push(word);
    else {
      projects.push(path.replace(/^file:(?:\/\/)?/, ''));
      extras.push(
        ...listed
          .split(',')
          .map((extra) => extra.trim())
          .filter(Boolean),
      );
    }
  }
  // `--group lint`, `--group other/pyproject.toml:lint` (PEP 735)
  const groups = valuesOf(options, 'group').map((value) => {
    const colon = value.lastIndexOf(':');
    return { name: value.slice(colon + 1), file: colon < 0 ? 'pyproject.toml' : value.slice(0, colon) };
  });
  const named = valuesOf(options, 'requirement');
  // `pip install . --group dev`: the project's own file is read with it.
  const isOfProject = (file: string): boolean =>
    projects.some((project) => absolutePath(`${project}/pyproject.toml`, '/') === absolutePath(file, '/'));
  const binaries = options.given
    .filter(([name]) => name === 'no-binary' || name === 'only-binary')
    .map(([name, value]) => `--${name} ${value}`);
  const flags = ['prefer-binary', 'no-deps', 'pre', 'no-build', 'no-index', 'require-hashes'].filter((name) =>
    hasOption(options, name),
  );
  return {
    ...noInstall,
    tool,
    files: [...new Set([...named, ...groups.map(({ file }) => file).filter((file) => !isOfProject(file))])],
    projects,
    words,
    extras,
    // `uv pip install -r pyproject.toml --group dev` installs both.
    groups: groups.map(({ name, file }) => `${projects.length > 0 || named.includes(file) ? 'with' : 'only'} ${name}`),
    indexes: indexFlagsOf(options),
    binaries: [...binaries, ...flags.map((name) => `--${name}`), ...(forSetup(options) ? ['--no-binary :all:'] : [])],
    constraints: valuesOf(options, 'constraint', 'override'),
    ...unisolatedBy(options),
    ...(valuesOf(options, 'python')[0] === undefined ? {} : { python: valuesOf(options, 'python')[0] ?? '' }),
  };
}

/** Options that pip hands to setup.py: it takes no wheels then ("Implying --no-binary=:all:"). */
function forSetup(options: Options): boolean {
  return hasOption(options, 'install-option', 'global-option', 'build-option');
}

function isArchive(path: string): boolean {
  return /\.(?:whl|tar\.gz|zip|tgz|tar\.bz2)$|\*/.test(path);
}
