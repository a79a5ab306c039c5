// Which of the environments that a stage has made an installer's command is for.

import type { AskedCommand } from './asked-command.ts';
import { absolutePath } from './context-paths.ts';
import { lookedPast } from './environment-pip.ts';
import { onPath } from './installed-into.ts';
import { lastOf } from './program-of.ts';
import type { StageState } from './stage-state.ts';
import { IMAGE, namedEnvironment } from './sure-environment.ts';
import { environmentHabits } from './tools/environment-habits.ts';
import { bringsPython } from './tools/python-habits.ts';

/** By its folder; undefined where it is for none that is known. */
export function environmentOfCommand(asked: AskedCommand): string | undefined {
  const { state } = asked.place.scope;
  const past = lookedPast(asked);
  const isOne = (folder: string): boolean => folder.startsWith('/') && state.pythons.has(folder) && !past.has(folder);
  return [foundBy(asked, past)].flat().find(isOne);
}

/** Folders, the first that is one of an environment. */
function foundBy({ command, program, place }: AskedCommand, past: ReadonlySet<string>): string | readonly string[] {
  const { scope, folder, valueOf } = place;
  const { state } = scope;
  const all = command.words.map(({ text }) => text);
  // `sudo -H /opt/venv/bin/pip`
  const at = all.findIndex((word) => /^(?:python|pip(?!env|x))[\d.]*$/.test(lastOf(word)));
  const words = at < 0 || lastOf(all[0] ?? '') === program.name ? all : all.slice(at);
  const habits = environmentHabits(program.name, words);
  const entered = enteredBy(state, past);
  const named = namedEnvironment(habits, { words, folder, valueOf, entered });
  if (named === IMAGE) return [];
  if (named !== undefined) return named;
  // `uv pip install --python 3.13`
  if (program.words.some(({ text }) => /^(?:--python|-p)(?:=|$)/.test(text))) return [];
  if (habits.otherwise === 'path') return onPath(valueOf('PATH'), state.environments, past);
  const active = habits.environments.flatMap((name) => valueOf(name) || []).map((path) => absolutePath(path, folder));
  const above = bringsPython(program.name) ? parentsOf(folder) : [folder];
  const usual = habits.project?.elsewhere?.usual;
  return [...active, ...above.map((each) => absolutePath('.venv', each)), ...(usual === undefined ? [] : [usual])];
}

/** The environment that was entered before it in the same script, unless nothing is found in that. */
export function enteredBy({ enteredAt, step, entered }: StageState, past: ReadonlySet<string>): string | undefined {
  return enteredAt === step && entered !== undefined && !past.has(entered) ? entered : undefined;
}

/** The folder and those above it. */
function parentsOf(folder: string): readonly string[] {
  const parts = folder.split('/').filter(Boolean);
  return [...parts.keys(), parts.length].toReversed().map((count) => `/${parts.slice(0, count).join('/')}`);
}
