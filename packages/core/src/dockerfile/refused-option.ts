// Options that the pip of an image does not know: it ends with 2 before it installs anything.

import type { Program } from './program-of.ts';
import type { Place } from './stage-scope.ts';
import { lacksOption, optionHistory } from './tools/pip-install-options.ts';

/** Why pip stops at its options, as a clause; undefined where it does not, and where its release is not known. */
export function refusedOption(words: readonly string[], program: Program, place: Place): string | undefined {
  const { state } = place.scope;
  // An environment has the pip that came with its Python.
  const isImages =
    state.enteredAt !== place.line &&
    place.valueOf('PATH') === undefined &&
    words.slice(0, words.length - program.words.length).every((word) => !word.includes('/'));
  if (program.name !== 'pip' || program.conda || !isImages || !/^\d[\d.]*$/.test(state.pip ?? '')) return undefined;
  const behind = program.words.map(({ text }) => text);
  const end = behind.indexOf('--');
  if (behind.find((word) => !word.startsWith('-')) !== 'install') return undefined;
  const asked = (end < 0 ? behind : behind.slice(0, end)).flatMap(
    (word) => /^--([a-z][\w-]*)(?:=|$)/.exec(word)?.[1] ?? [],
  );
  const refused = asked.find((name) => lacksOption(name, state.pip ?? ''));
  if (refused === undefined) return undefined;
  const history = optionHistory(refused);
  return `pip ${state.pip} has no option --${refused}${history === undefined ? '' : `: ${history}`}`;
}
