// The settings that an installer's command sees beside its own words: variables, what `pip config set` wrote, files.

import { copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import type { Program } from './program-of.ts';
import { followedVariables } from './install-environment.ts';
import type { StageState } from './stage-state.ts';
import { noUvEnvironment } from './uv-environment.ts';
import { settingsFiles, unfollowedSetting, writtenSetting } from './tools/unfollowed-settings.ts';

/** Notes what a command sets for installers that run later. */
export function noteSettings({ name, words }: Program, { settings }: StageState): void {
  const set = writtenSetting(
    name,
    words.map(({ text }) => text),
  );
  if (set !== undefined) settings.set(set.name, set.value);
}

/** Variables stand before what was written (pip's configuration.py). */
export function withSettings(valueOf: ValueOf, { settings }: StageState): ValueOf {
  return (name) => {
    const value = valueOf(name);
    return value === undefined || value === '' ? (settings.get(name) ?? value) : value;
  };
}

/** Why a command that installs cannot be followed, by its settings. */
export function whyUnfollowed(
  tool: string,
  program: Program,
  valueOf: ValueOf,
  state: StageState,
  line: number,
): string | undefined {
  const hidden = followedVariables(tool).find((name) => valueOf(name) === null);
  if (hidden !== undefined) return `${hidden} has no value that is known`;
  const words = program.words.map(({ text }) => text);
  const files = settingsFiles[tool]?.filter((path) => state.changed.has(path) || isCopied(path, state)) ?? [];
  return (
    unfollowedSetting(tool, { words, valueOf, files }) ??
    pythonAskedOfUv(tool, valueOf, state) ??
    noUvEnvironment(program, valueOf, state, line)
  );
}

/** uv brings the Python of UV_PYTHON itself where the image has another. */
function pythonAskedOfUv(tool: string, valueOf: ValueOf, { python, ownPython }: StageState): string | undefined {
  const asked = tool === 'uv' ? valueOf('UV_PYTHON') : undefined;
  if (!asked || asked.startsWith('/') || python === null || !ownPython) return undefined;
  const version = /^(?:cpython@?|python)?(3(?:\.\d+){0,2})?$/.exec(asked);
  if (version !== null && `${python}.`.startsWith(version[1] === undefined ? '3' : `${version[1]}.`)) return undefined;
  return `UV_PYTHON asks for ${asked}, and the image has Python ${python}`;
}

/** Of a folder that is copied whole nobody knows whether it has them, but where it is the settings' own. */
function isCopied(path: string, { copied }: StageState): boolean {
  const telling = copied.filter(({ sources, destination }) =>
    [...sources, destination].some((each) =>
      /(?:^|\/)(?:pip\.conf|\.pip|\.config|pip|uv\.toml|config\.toml)$/.test(each),
    ),
  );
  return copySourceOf(path, telling) !== undefined;
}
