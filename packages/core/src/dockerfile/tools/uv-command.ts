// `uv sync`, `uv export`, `uv run`, `uv venv`, `uv tool install`, `uv python install`.

import { uvPipCommand } from './pip-command.ts';
import { hasOption, type Options, readOptions, valuesOf } from './read-options.ts';
import {
  addsToLock,
  takesFromLock,
  chooses,
  EVERY_EXTRA,
  indexFlagsOf,
  noInstall,
  type ToolEffect,
  type ToolInstall,
  noUnnamed,
  type UnnamedGroups,
  unisolatedBy,
  writesOut,
} from './tool-install.ts';
import { uvToolCommand } from './uv-tool-install.ts';

const valued = new Set(
  `extra no-extra group no-group only-group package python directory project output-file format index default-index index-url
  extra-index-url find-links index-strategy keyring-provider resolution prerelease config-setting no-build-isolation-package
  exclude-newer link-mode no-build-package no-binary-package cache-dir config-file refresh-package upgrade-package
  reinstall-package no-install-package with with-requirements with-editable env-file python-platform`.split(/\s+/),
);
const letters = { p: 'python', o: 'output-file', i: 'index-url', f: 'find-links', P: 'upgrade-package', w: 'with' };

/** @param words behind `uv` */
export function uvCommand(words: readonly string[]): readonly ToolEffect[] {
  const first = words.findIndex((word) => !word.startsWith('-'));
  const command = words[first];
  const behind = words.slice(first + 1);
  switch (command) {
    case 'pip':
      return uvPipCommand(behind);
    case 'tool':
      return uvToolCommand(behind);
    case 'sync': {
      const options = readOptions(behind, valued, letters);
      return hasOption(options, 'script') ? [scripts] : [syncEffect(options)];
    }
    case 'run': {
      // Options behind the program are the program's.
      const options = readOptions(beforeProgram(behind), valued, letters);
      if (hasOption(options, 'script', 'gui-script', 's')) return [scripts];
      const more = hasOption(options, 'with', 'with-requirements', 'with-editable') ? [besides] : [];
      if (hasOption(options, 'no-sync', 'no-project')) return more;
      const [program = ''] = behind.slice(beforeProgram(behind).length);
      const script = program.endsWith('.py') && !hasOption(options, 'module') ? { script: program } : {};
      return [{ kind: 'install', install: { ...readSync(options), ...script } }, ...more];
    }
    case 'export': {
      const options = readOptions(behind, valued, letters);
      return [writesOut(readSync(options), valuesOf(options, 'output-file')[0], !hasOption(options, 'no-hashes'))];
    }
    case 'add':
      return [addsToLock];
    case 'remove':
      return [takesFromLock];
    case 'lock':
      return behind.some((word) => /^--(?:check|locked|frozen)$/.test(word))
        ? []
        : [chooses('it may choose other versions than the lock has while the image is built', 'uv.lock')];
    case 'venv': {
      const [python] = valuesOf(readOptions(behind, valued, letters), 'python');
      return python === undefined
        ? [{ kind: 'environment', pythonFile: '.python-version' }]
        : [{ kind: 'python', version: python }];
    }
    case 'python': {
      const [install, version] = readOptions(behind, valued, letters).rest;
      return (install === 'install' || install === 'pin') && version !== undefined ? [{ kind: 'python', version }] : [];
    }
    default:
      return [];
  }
}

/** Its own table of requirements (PEP 723), in an environment of its own. */
const scripts: ToolEffect = { kind: 'unknown', why: 'what a script asks for in itself is not judged' };
const besides: ToolEffect = { kind: 'unknown', why: 'what --with brings beside the project is not judged' };

function syncEffect(options: Options): ToolEffect {
  const isExact = !hasOption(options, 'inexact', 'no-exact', 'dry-run', 'check');
  return { kind: 'install', install: { ...readSync(options), ...(isExact ? { clears: true } : {}) } };
}

function readSync(options: Options): ToolInstall {
  const groups = [
    // uv installs the group dev where neither a flag nor `default-groups` says otherwise.
    ...(hasOption(options, 'no-dev', 'no-default-groups') ? ['only main'] : ['with dev']),
    ...(hasOption(options, 'all-groups') ? ['all'] : []),
    ...valuesOf(options, 'group').map((group) => `with ${group}`),
    ...valuesOf(options, 'no-group').map((group) => `without ${group}`),
  ];
  const only = [
    ...(hasOption(options, 'only-dev') ? ['only dev'] : []),
    ...valuesOf(options, 'only-group').map((group) => `only ${group}`),
  ];
  const [python] = valuesOf(options, 'python');
  const [member] = valuesOf(options, 'package');
  return {
    ...noInstall,
    tool: 'uv',
    files: ['uv.lock'],
    atStaleLock: hasOption(options, 'locked') ? 'refuses' : hasOption(options, 'frozen') ? 'installs' : 'remakes',
    groups: only.length > 0 ? only : groups,
    unnamed: only.length > 0 ? noUnnamed : unnamedOf(options),
    extras: hasOption(options, 'all-extras') ? [EVERY_EXTRA] : valuesOf(options, 'extra'),
    own: {
      root: !hasOption(options, 'no-install-project', 'no-install-workspace', 'no-install-local'),
      folders: !hasOption(options, 'no-install-workspace', 'no-install-local', 'no-install-package'),
      ...(member === undefined ? {} : { member }),
      leftOut: valuesOf(options, 'no-install-package'),
    },
    indexes: indexFlagsOf(options),
    binaries: [
      ...(hasOption(options, 'no-build') ? ['--no-build'] : []),
      ...(hasOption(options, 'no-binary') ? ['--no-binary :all:'] : []),
      ...valuesOf(options, 'no-binary-package').map((name) => `--no-binary ${name}`),
      ...valuesOf(options, 'no-build-package').map((name) => `--only-binary ${name}`),
    ],
    ...unisolatedBy(options),
    ...(python === undefined ? { pythonFile: '.python-version' } : { python }),
  };
}

/** `--no-dev` leaves out the group of that name, whatever else is in `default-groups`. */
function unnamedOf(options: Options): UnnamedGroups {
  const none = hasOption(options, 'no-default-groups', 'all-groups');
  return { defaults: !none, but: hasOption(options, 'no-dev') ? ['dev'] : [], also: [] };
}

function beforeProgram(words: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '--') break;
    result.push(word);
    if (valued.has(word.slice(2)) || (word.length === 2 && word.charAt(1) in letters)) result.push(words[++at] ?? '');
  }
  return result;
}
