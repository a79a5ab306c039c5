// The settings that an installer's command sees beside its own words: variables, what `pip config set` wrote, files.

import { ownValue } from '../text/own-value.ts';
import { changedPaths } from './changed-files.ts';
import { copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import type { Program } from './program-of.ts';
import { followedVariables } from './install-environment.ts';
import type { StageState } from './stage-state.ts';
import type { AskedCommand } from './asked-command.ts';
import { settingsFiles, settingsOf, unfollowedSetting, writtenSetting } from './tools/unfollowed-settings.ts';

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

/** A variable that a command takes over, and that nobody knows the value of. */
export function valueHidden({ program, place }: AskedCommand): string | undefined {
  const hidden = followedVariables(ownValue(settingsOf, program.name) ?? program.name).find(
    (name) => place.valueOf(name) === null,
  );
  return hidden === undefined ? undefined : `${hidden} has no value that is known`;
}

export function settingNotFollowed({ program, place: { scope, valueOf } }: AskedCommand): string | undefined {
  const { state } = scope;
  const words = program.words.map(({ text }) => text);
  for (const name of [program.name, ownValue(settingsOf, program.name) ?? []].flat()) {
    const files = filesOf(name, state, valueOf).filter(
      (path) => changedPaths(state).includes(path) || isCopied(path, state),
    );
    const why = unfollowedSetting(name, { words, valueOf, files });
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Those of the machine, of whoever runs it, and of an environment. */
function filesOf(name: string, { user, environments }: StageState, valueOf: ValueOf): readonly string[] {
  const common = ownValue(settingsFiles, name) ?? [];
  const home = valueOf('HOME');
  const homes = [user === null || user === '' ? [] : `/home/${user}`, home ?? []].flat();
  const ofHomes = homes.flatMap((each) => common.map((path) => path.replace(/^\/root(?=\/)/, each)));
  const ofEnvironments = common.flatMap((path) =>
    path.startsWith('/usr/local/') ? [...environments].map((each) => path.replace('/usr/local', each)) : [],
  );
  return [...new Set([...common, ...ofHomes, ...ofEnvironments])];
}

/** Of a folder that is copied whole nobody knows whether it has them, but where it is the settings' own. */
function isCopied(path: string, { copied }: StageState): boolean {
  const telling = copied.filter(({ sources, destination }) =>
    [...sources, destination ?? ''].some((each) =>
      /(?:^|\/)(?:pip\.conf|\.pip|\.config|pip|uv\.toml|config\.toml)$/.test(each),
    ),
  );
  return copySourceOf(path, telling) !== undefined;
}
