// What stages that stand on one FROM say together: all of them change with the image that it names.

import type { TargetStage } from '../target/target-stage.ts';
import { boundStarts } from './bound-starts.ts';
import type { Followed } from './follow-dockerfile.ts';
import type { OfRun } from './inherited-state.ts';
import { pythonPrograms } from './python-programs.ts';
import { lineageOf } from './runtime-of.ts';

type SaidTogether = Pick<
  TargetStage,
  'toolStops' | 'pythonPrograms' | 'systemInstalls' | 'systemCommands' | 'boundCommands' | 'ubuntuArchives'
>;

/** @param root the stage whose FROM that is */
export function onSameImage(root: Followed, stages: readonly Followed[]): SaidTogether {
  const standing = stages.filter((each) => lineageOf(each.understood.index, stages).at(-1) === root);
  const systemInstalls = standing.flatMap(({ state }) => state.systemInstalls.map(withoutRun));
  const systemCommands = standing.flatMap(({ state }) => state.systemCommands.map(withoutRun));
  const boundCommands = standing.flatMap(({ state, starts, understood }) => [
    ...state.boundCommands,
    ...(understood.index === stages.length - 1 ? boundStarts(starts) : []),
  ]);
  const programs = standing.flatMap(({ state, starts, understood }) =>
    pythonPrograms(state, understood.index === stages.length - 1 ? starts : {}),
  );
  const toolStops = standing.flatMap(({ state }) => state.toolStops);
  const ubuntuArchives = [...new Set(standing.flatMap(({ state }) => state.ubuntuArchives))];
  return {
    ...(toolStops.length === 0 ? {} : { toolStops }),
    ...(programs.length === 0 ? {} : { pythonPrograms: programs }),
    ...(systemInstalls.length === 0 ? {} : { systemInstalls }),
    ...(systemCommands.length === 0 ? {} : { systemCommands }),
    ...(boundCommands.length === 0 ? {} : { boundCommands }),
    ...(ubuntuArchives.length === 0 ? {} : { ubuntuArchives }),
  };
}

function withoutRun<T extends OfRun>({ run: _run, ...said }: T): Omit<T, keyof OfRun> {
  return said;
}
