// What one run shares: its files, its indexes, and the judging of its packages.

import { type Judging, openJudging } from '../judge/judging.ts';
import type { Input } from '../manifest/input.ts';
import type { Selection } from '../manifest/selection.ts';
import type { OpenSdist } from '../sdist/sdist-contents.ts';
import { costQuestions } from './cost-questions.ts';
import { diskRequirements } from './disk-requirements.ts';
import { type InputsOn, openResolving } from './resolve-inputs.ts';
import type { OnSearch, ResolveFlags, ResolvingInput } from './resolving-question.ts';
import type { Releases } from './releases.ts';
import { openSdists } from './sdists.ts';

export interface RunInput {
  readonly inputs: readonly Input[];
  readonly selection: Selection;
  readonly releases: Releases;
  /** Looks into sdists that would be built; without it whatever its wheels do not prove pure counts as a build. */
  readonly openSdist?: OpenSdist | undefined;
  /** How what has no pin is resolved; absent: it is not. */
  readonly resolving?: ResolveFlags | undefined;
  /** Versions that earlier commands have installed on a target, and what of them is taken anew. */
  readonly thereOn?: ResolvingInput['thereOn'];
  readonly renews?: ResolvingInput['renews'];
  /** Told how far each search is. */
  readonly onSearch?: OnSearch | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Run {
  readonly inputs: readonly Input[];
  readonly releases: Releases;
  /** The files as they stand on one target. */
  readonly inputsOn: InputsOn;
  readonly judging: Judging;
  readonly signal: AbortSignal | undefined;
}

export function openRun({ openSdist, ...given }: RunInput): Run {
  const { inputs, selection, releases, resolving, onSearch, thereOn, renews, signal } = given;
  const sdists = openSdists(openSdist, releases, signal);
  const costs = new Map(inputs.map((input) => [input.file, costQuestions({ releases, sdists, signal }, input)]));
  const onDisk = diskRequirements(inputs, releases, ({ file }) => costs.get(file) ?? {});
  const inputsOn = openResolving({
    inputs,
    selection,
    releases,
    sdists,
    onDisk,
    resolving,
    onSearch,
    thereOn,
    renews,
    signal,
  });
  const judging = openJudging({
    inputsOn,
    selection,
    releases,
    costOf: ({ file }) => costs.get(file) ?? {},
    inspect: (sdist) => sdists.inspect(sdist),
  });
  return { inputs, releases, inputsOn, judging, signal };
}
