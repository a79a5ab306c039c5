// Installations of one script of which one stands in for the other: `pip install six || pip install --break-system-packages six`.

import type { AskedCommand } from './asked-command.ts';
import { asksOf, type Attempt } from './attempt.ts';
import { closedReason } from './closed-stops.ts';
import { packagedStops } from './packaged-stops.ts';
import type { Outcome } from './shell/run-command.ts';
import type { StageState } from './stage-state.ts';
import type { ToolEffect } from './tools/tool-install.ts';

const closed = `${closedReason}, and the script goes on without it`;

/** Follows a command of an installer, and remembers what it was told to install. */
export function followAttempt<Command extends AskedCommand & { readonly text: string }>(
  effects: readonly ToolEffect[],
  asked: Command,
  follow: (effects: readonly ToolEffect[], asked: Command) => Outcome,
): Outcome {
  const { command, place, text } = asked;
  const { state } = place.scope;
  const stops = command.caught === true && effects.some((effect) => packagedStops(effect, asked));
  const asks = asksOf(effects);
  // Another pip is not there then.
  if (stops && asks === undefined) return 'fails';
  const [installs, told] = [state.installs.length, state.notFollowed.length];
  const outcome = follow(effects, asked);
  const fails = stops || outcome === 'fails';
  if (asks !== undefined)
    state.attempts.push({
      command,
      text,
      asks,
      fails,
      installs: state.installs.slice(installs),
      told: state.notFollowed.slice(told),
    });
  return fails ? 'fails' : undefined;
}

/**
 * What fails installs nothing: that is told beside what stands in its place, else by itself. Where the script ends with it all the
 * same (`|| exit 1`), it is where the build stops.
 *
 * @param outcome of the whole script
 */
export function settleAttempts(state: StageState, outcome: Outcome): void {
  const attempts = state.attempts.splice(0);
  for (const [at, { command, fails, installs, told }] of attempts.entries()) {
    const isOther = ({ command: other }: Attempt): boolean =>
      other.instead?.some((each) => command.tries?.includes(each) === true) === true;
    const isReplaced = attempts.slice(at + 1).some((each) => isOther(each) && isFollowed(each));
    if (!fails || (!isReplaced && outcome === 'fails')) continue;
    for (const install of installs) {
      state.installs.splice(state.installs.indexOf(install), 1);
      const { run, understood } = install;
      const { line, at: place, command: text } = understood;
      state.notFollowed.push({
        line,
        ...(place === undefined ? {} : { at: place }),
        run,
        text,
        why: closed,
        ...(isReplaced ? { answered: true } : {}),
        ofImage: true,
      });
    }
    if (!isReplaced) continue;
    for (const line of told) state.notFollowed[state.notFollowed.indexOf(line)] = { ...line, answered: true };
  }
}

/** Also where it is told that nobody can judge it. */
function isFollowed({ fails, installs, told }: Attempt): boolean {
  return !fails && installs.length + told.length > 0;
}
