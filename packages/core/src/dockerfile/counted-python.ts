// Which Python of a stage counts: its usual one, and for a command that names another that one, with a pip of its own.

import type { PythonHere } from './python-here.ts';
import type { StageState } from './stage-state.ts';

/** By this name goes the Python of whatever names none. */
export const USUAL = '';

/**
 * Lets a Python count, until the command that is followed ends.
 *
 * @param name its minor version, or the folder of its environment
 * @param brought what is known of one that has not counted yet
 */
export function countPython(name: string, state: StageState, brought: PythonHere): void {
  if (name === state.counted) return;
  const known = state.pythons.get(name) ?? brought;
  state.pythons.set(state.counted, countedPython(state));
  Object.assign(state, known, { counted: name });
}

/** Behind a command the usual one counts again. */
export function countUsualAgain(state: StageState): void {
  countPython(USUAL, state, countedPython(state));
}

export function countedPython({ python, pip, pipCommand, pipWithin }: StageState): PythonHere {
  return { python, pip, pipCommand, pipWithin };
}

export function usualPython(state: StageState): PythonHere {
  return (state.counted === USUAL ? undefined : state.pythons.get(USUAL)) ?? countedPython(state);
}

/** Makes another Python the usual one; the one that was is found by its version from then on. */
export function makeUsual(brought: PythonHere, state: StageState): void {
  const [was, is] = [minorOf(state.python), minorOf(brought.python)];
  if (was !== undefined && was !== is) state.pythons.set(was, countedPython(state));
  Object.assign(state, (is === undefined ? undefined : state.pythons.get(is)) ?? brought);
  if (is !== undefined) state.pythons.delete(is);
}

export function minorOf(version: string | null | undefined): string | undefined {
  return /^\d+\.\d+/.exec(version ?? '')?.[0];
}
