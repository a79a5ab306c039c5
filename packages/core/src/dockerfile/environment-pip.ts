// Environments that are made without pip: a bare `pip` is then the one behind it in PATH, and any other is not there.

import type { AskedCommand } from './asked-command.ts';
import { lastOf } from './program-of.ts';

const without = /^--(?:without-pip|no-pip)$/;

/** Remembers whether one that is made has pip: uv gives it none unasked. */
export function noteEnvironmentPip(made: string, { command, place }: AskedCommand): void {
  const { withoutPip } = place.scope.state;
  const words = command.words.map(({ text }) => text);
  const isUvs = lastOf(words[0] ?? '') === 'uv';
  const isSeeded = words.includes('--seed') || Boolean(place.valueOf('UV_VENV_SEED') ?? null);
  const lacks = isUvs ? !isSeeded : words.some((word) => without.test(word));
  // It sees the pip of the Python that made it, and goes into the environment with it.
  if (lacks && !words.includes('--system-site-packages')) withoutPip.add(made);
  else withoutPip.delete(made);
}

/** Environments in which a command finds nothing, and looks behind them. */
export function lookedPast({ command, program, place }: AskedCommand): ReadonlySet<string> {
  const words = command.words.map(({ text }) => text);
  const isBare = program.name === 'pip' && words.some((word) => /^pip[\d.]*$/.test(word)) && !words.includes('-m');
  return isBare ? place.scope.state.withoutPip : new Set();
}

/** Why the pip of an environment is not there, as a clause; undefined where it is, and where the command is for none. */
export function missingInEnvironment({ command, program, place }: AskedCommand): string | undefined {
  const { state } = place.scope;
  const words = command.words.map(({ text }) => text);
  // Another pip is told to install into it.
  const isTold = words.some((word) => /^--python(?:=|$)/.test(word));
  if (program.name !== 'pip' || isTold || !state.withoutPip.has(state.counted)) return undefined;
  return `there is no pip in ${state.counted}, which was made without`;
}
