// Whether apt installs what packages recommend: it does, unless the command or its configuration says otherwise.

import type { RunCommand } from './shell/run-command.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import { dependencyPackages } from './tools/dependency-packages.ts';
import { recommendedPackages } from './tools/recommended-packages.ts';
import { recommendsSetting, type SystemChange } from './tools/system-packages.ts';

const configuration = /^\/etc\/apt(?:\/apt\.conf.*)?\/?$/;

/** A command that writes the setting: `echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99local`. */
export function noteAptRecommends(
  { words, heredoc = '', input = [], writes = [], output }: RunCommand,
  state: StageState,
): void {
  const targets = [...writes, ...(output === undefined ? [] : [output]), ...words].map(({ text }) => text);
  if (!targets.some((text) => text.startsWith('/etc/apt/apt.conf'))) return;
  const set = recommendsSetting([...words, ...input].map(({ text }) => text).join(' ') + heredoc);
  if (set !== undefined) state.aptRecommends = set;
}

/** A file that is copied there: what it says is known of a heredoc alone, and another may switch them off. */
export function noteAptFile(place: string, text: string, state: StageState): void {
  if (configuration.test(place)) state.aptRecommends = recommendsSetting(text) ?? text.includes('<<');
}

/** The packages that a command brings and does not name. @param adds those that it names */
export function broughtAlong(
  adds: readonly string[],
  { recommends }: SystemChange,
  { state, distribution, release = '' }: StageScope,
): readonly string[] {
  const follows = recommends ?? state.aptRecommends;
  return [
    ...dependencyPackages(adds, distribution),
    ...(follows ? recommendedPackages(adds, distribution, Number.parseFloat(release)) : []),
  ];
}
