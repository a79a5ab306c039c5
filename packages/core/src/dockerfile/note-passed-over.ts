// What installs where another command fails that is taken to work: `pip install -r a.txt || pip install -r b.txt`.

import { asksOf } from './attempt.ts';
import { commandLine } from './command-line.ts';
import { programOf } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import { installerEffects } from './tools/installer-effects.ts';

/** Tells of it, unless it is the same again. */
export function notePassedOver({ words, instead = [] }: RunCommand, line: number, scope: StageScope): void {
  const program = programOf(words);
  const options = program?.words.map((word) => word.text) ?? [];
  const effects = program === undefined ? [] : (installerEffects(program.name, options) ?? []);
  const before = scope.state.attempts.findLast(({ command: { tries = [] } }) =>
    tries.some((each) => instead.includes(each)),
  );
  const asks = asksOf(effects);
  if (before === undefined || asks === undefined || before.asks === asks) return;
  const why = `it runs only where ${before.text} fails, and is not judged`;
  // Where nobody knows of the one, nobody knows of the other.
  const isKnown = before.installs.length > 0 && before.told.length === 0;
  cannotFollow(scope, line, commandLine(words.map((word) => word.text)), why, isKnown ? { answered: true } : {});
}
