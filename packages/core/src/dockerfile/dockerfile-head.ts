// What stands before the first FROM of a Dockerfile: ARGs, which FROM sees.

import { ownValue } from '../text/own-value.ts';
import type { DockerfileRequest } from './dockerfile-request.ts';
import type { ValueOf } from './expand-variables.ts';
import { variableNames } from './image-variables.ts';
import { assignmentsOf } from './instruction-words.ts';
import { platformArguments } from './platform-arguments.ts';
import type { Instruction } from './read-instructions.ts';

/** ARGs with their values. */
export interface DockerfileHead {
  readonly args: ReadonlyMap<string, string | null>;
  /** The lines where they are declared. */
  readonly lines: ReadonlyMap<string, number>;
  readonly given: (name: string) => string | undefined;
  /** On which the values of others hang. */
  readonly nested: ReadonlySet<string>;
  readonly platforms: ReadonlyMap<string, string>;
  /** What FROM sees. */
  readonly valueOf: ValueOf;
}

export function readHead(
  head: readonly Instruction[],
  { buildArgs = {}, platform, machine }: DockerfileRequest,
): DockerfileHead {
  const given = (name: string): string | undefined => ownValue(buildArgs, name);
  const platforms = platformArguments(platform, machine);
  const args = new Map<string, string | null>();
  const valueOf: ValueOf = (name) => (args.has(name) ? args.get(name) : platforms.get(name));
  const lines = new Map<string, number>();
  const nested = new Set<string>();
  for (const { keyword, text, line } of head) {
    if (keyword !== 'ARG') continue;
    for (const name of variableNames(text)) nested.add(name);
    for (const { name, value } of assignmentsOf(text, valueOf)) {
      // One without a value is unset: `${NAME:-word}` is the word then.
      const usual = value === undefined ? undefined : value.unknown.length > 0 ? null : value.text;
      const set = given(name) ?? usual;
      lines.set(name, line);
      if (set !== undefined) args.set(name, set);
    }
  }
  return { args, lines, given, nested, platforms, valueOf };
}
