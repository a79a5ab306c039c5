// Commands that an installer without a version ends at on another Python than the stage's: of each Python it is the newest release that there is
// for it, and what an older one knows a newer may not (`pipenv lock -r`, `poetry install --no-dev`).

import type { AskedCommand } from './asked-command.ts';
import { refusalRemedy } from './refusal-remedy.ts';
import { newestFrom } from './stage-programs.ts';
import { refusalOf } from './why-not-installed.ts';

/** Notes the minor versions from which on it stops, where it does not on the one that counts. */
export function noteToolStop(asked: AskedCommand): void {
  const { program, place } = asked;
  const { scope, line } = place;
  const { state } = scope;
  const minor = Number(/^3\.(\d+)/.exec(state.python ?? '')?.[1]);
  if (state.tools.get(program.name)?.release !== 'newest' || Number.isNaN(minor) || refusalOf(asked) !== undefined)
    return;
  for (const from of newestFrom(program.name).filter((each) => each > minor)) {
    const there = { ...asked, place: { ...place, scope: { ...scope, state: { ...state, python: `3.${from}` } } } };
    const why = refusalOf(there);
    if (why !== undefined) state.toolStops.push({ line, from, why, remedy: refusalRemedy(there) });
  }
}
