// A command whose program is a variable without a known value: `$INSTALL git gcc` may bring anything.

import type { AskedCommand } from './asked-command.ts';

/** What only asks a program for its version installs nothing. */
const asking = /^(?:--?version|-[vV]|--help)$/;

/** Why it is not followed, as a clause. */
export function variableCommand({ program, command, place }: AskedCommand): string | undefined {
  const word = command.words.at(-program.words.length - 1);
  const [, name] = /^\$\{?(\w+)(?:[^\w/}][^/}]*)?\}?$/.exec(program.name) ?? [];
  if (name === undefined || word?.unknown.includes(name) !== true) return undefined;
  const [first, ...others] = program.words;
  if (first !== undefined && others.length === 0 && asking.test(first.text)) return undefined;
  const remedy = place.scope.state.declared.has(name) ? `: --build-arg ${name}=…` : '';
  return `which program ${name} stands for is not known${remedy}`;
}
