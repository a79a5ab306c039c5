// What a stage has and does at its end, in the shape that explain prints.

import { HIDDEN } from '../text/mask-addresses.ts';
import { isSecretName } from '../text/secret-values.ts';
import { shown } from './command-line.ts';
import { installerVariable } from './install-environment.ts';
import { withoutSecrets } from './without-secrets.ts';
import { copiesOf } from './copies-of.ts';
import { type StageState, shownLine, unfollowedLines } from './stage-state.ts';
import type { UnderstoodStage } from './understood-dockerfile.ts';

/** @param labels of the stages before it: by name, else by index */
export function understoodState(
  state: StageState,
  labels: readonly (string | number)[],
): Omit<UnderstoodStage, 'name' | 'index' | 'line' | 'from' | 'base' | 'platform' | 'image'> {
  // What installs last is asked about, and may be for another Python than the usual one.
  const { python, pip } = lastPython(state);
  return {
    python,
    pip,
    packages: state.presentAtInstall ?? [...state.packages],
    environment: environmentOf(state),
    installs: state.installs.map((each) => each.understood),
    copies: copiesOf(state).map(({ line, from, sources }) => ({
      line,
      from: typeof from === 'number' ? (labels[from] ?? from) : from,
      paths: sources,
    })),
    notFollowed: unfollowedLines(state).map(shownLine),
  };
}

function lastPython(state: StageState): Pick<StageState, 'python' | 'pip'> {
  const last = state.installs.at(-1);
  return last === undefined || last.usual ? state : last;
}

function environmentOf(state: StageState): Readonly<Record<string, string>> {
  const all = [...state.args, ...state.environment];
  const told = all.filter(([name, value]) => installerVariable.test(name) && value !== null);
  const valueOf = (name: string, value: string): string =>
    isSecretName(name) ? HIDDEN : withoutSecrets(shown(value), state);
  return Object.fromEntries(told.map(([name, value]) => [name, valueOf(name, value ?? '')]));
}
