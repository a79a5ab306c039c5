// Where installers of Python's put their programs.

import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { lastOf, type Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { StageState } from './stage-state.ts';

/** Folders that every shell of an image has in PATH. */
const everywhere = /^\/(?:usr\/(?:local\/)?)?s?bin$/;

/** The folder of a program, by the variables that name it, the first that is set; undefined where it is not known, or is one of every PATH. */
export function toolFolder(
  names: readonly string[],
  usual: string | undefined,
  valueOf: ValueOf,
  below = '',
): string | undefined {
  const set = names.map((name) => valueOf(name)).filter((value) => value !== undefined && value !== '');
  const [first = usual, ...others] = set;
  const isKnown = first?.startsWith('/') === true && others.every((each) => each === first);
  if (!isKnown) return undefined;
  const folder = absolutePath(set.length === 0 ? '.' : `.${below}`, first);
  return everywhere.test(folder) ? undefined : folder;
}

/** `/root/.local/bin`; undefined where another user's home is not known, or a variable puts it elsewhere. */
export function localFolder(valueOf: ValueOf, { user }: Pick<StageState, 'user'>): string | undefined {
  const home = valueOf('HOME');
  const isRoot = user !== null && /^(?:root|0|)$/.test(user);
  return isRoot && home?.startsWith('/') === true ? absolutePath('.local/bin', home) : undefined;
}

/** The variables of a program behind `env NAME=VALUE`; undefined where a word before it is not understood. */
export function variablesBefore({ words }: Program, command: RunCommand, valueOf: ValueOf): ValueOf | undefined {
  const own = new Map<string, string | null>();
  for (const { text, unknown } of command.words.slice(0, command.words.length - words.length - 1)) {
    const [, name, value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined) own.set(name, unknown.length > 0 ? null : value);
    else if (!/^(?:env|sudo|exec|command)$/.test(lastOf(text))) return undefined;
  }
  return (name) => (own.has(name) ? own.get(name) : valueOf(name));
}
