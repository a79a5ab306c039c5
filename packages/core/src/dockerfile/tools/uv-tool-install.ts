// `uv tool install ruff`: uv, in an environment of its own.

import { apart, environmentName, type EnvironmentsOf, intoOwn } from './own-environment.ts';
import { uvPipCommand } from './pip-command.ts';
import { hasOption, readCommand, valuesOf } from './read-options.ts';
import type { ToolEffect } from './tool-install.ts';

const valued = new Set(
  `python with with-editable with-requirements with-executables-from from index default-index index-url extra-index-url find-links
  index-strategy keyring-provider resolution prerelease exclude-newer link-mode constraint override build-constraint
  no-build-package no-binary-package config-setting cache-dir config-file upgrade-package reinstall-package`.split(
    /\s+/,
  ),
);
const letters = {
  p: 'python',
  w: 'with',
  c: 'constraint',
  b: 'build-constraint',
  P: 'upgrade-package',
  i: 'index-url',
};

const home: EnvironmentsOf = { variables: ['UV_TOOL_DIR'], below: '', usual: ['.local/share/uv/tools'] };

/** What decides more than is followed. */
const unfollowed = [
  'python',
  'with-editable',
  'with-requirements',
  'with-executables-from',
  'editable',
  'e',
  'no-build-package',
  'no-binary-package',
];
/** What `uv pip install` is told in the same words. */
const passed = ['index', 'default-index', 'index-url', 'extra-index-url', 'find-links', 'constraint', 'override'];
const switches = ['no-build', 'no-index'];

/** @param words behind `uv tool` */
export function uvToolCommand(words: readonly string[]): readonly ToolEffect[] {
  const { command, names, options } = readCommand(words, valued, letters);
  const [name] = names;
  if (command !== 'install' || name === undefined) return [];
  const strange = apart(options, unfollowed);
  if (strange !== undefined) return [strange];
  const [named = name] = valuesOf(options, 'from');
  const beside = valuesOf(options, 'with').flatMap((each) => each.split(','));
  const flags = [
    ...passed.flatMap((each) => valuesOf(options, each).map((value) => `--${each}=${value}`)),
    ...switches.filter((each) => hasOption(options, each)).map((each) => `--${each}`),
    ...(hasOption(options, 'no-binary') ? ['--no-binary=:all:'] : []),
  ];
  return intoOwn(uvPipCommand(['install', ...flags, named, ...beside]), { ...home, name: environmentName(named) });
}
