// Options that the pip of an image does not know: it ends with 2 before it installs anything.

import { namedInStage } from './stage-programs.ts';
import { lacksOption, optionHistory } from './tools/pip-install-options.ts';
import type { AskedCommand } from './asked-command.ts';

/** Why pip stops at its options, as a clause; undefined where it does not, and where its release is not known. */
export function refusedOption(asked: AskedCommand): string | undefined {
  const { program, place } = asked;
  const { pip } = place.scope.state;
  // An environment has the pip that came with its Python.
  if (namedInStage(asked) === undefined || !/^\d[\d.]*$/.test(pip ?? '')) return undefined;
  const behind = program.words.map(({ text }) => text);
  const end = behind.indexOf('--');
  if (behind.find((word) => !word.startsWith('-')) !== 'install') return undefined;
  const options = (end < 0 ? behind : behind.slice(0, end)).flatMap(
    (word) => /^--([a-z][\w-]*)(?:=|$)/.exec(word)?.[1] ?? [],
  );
  const refused = options.find((name) => lacksOption(name, pip ?? ''));
  if (refused === undefined) return undefined;
  const history = optionHistory(refused);
  return `pip ${pip} has no option --${refused}${history === undefined ? '' : `: ${history}`}`;
}
