// What one run shares: its files, its indexes, and the judging of its packages.

import { type Judging, openJudging } from '../judge/judging.ts';
import type { Input } from '../manifest/input.ts';
import type { Selection } from '../manifest/manifest.ts';
import type { OpenSdist } from '../sdist/sdist-contents.ts';
import { costQuestions } from './cost-questions.ts';
import type { Releases } from './releases.ts';
import { openSdists } from './sdists.ts';

export interface RunInput {
  readonly inputs: readonly Input[];
  readonly selection: Selection;
  readonly releases: Releases;
  /** Looks into sdists that would be built; without it whatever its wheels do not prove pure counts as a build. */
  readonly openSdist?: OpenSdist | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Run {
  readonly inputs: readonly Input[];
  readonly releases: Releases;
  readonly judging: Judging;
  readonly signal: AbortSignal | undefined;
}

export function openRun({ inputs, selection, releases, openSdist, signal }: RunInput): Run {
  const sdists = openSdists(openSdist, releases, signal);
  const costs = new Map(inputs.map((input) => [input, costQuestions({ releases, sdists, signal }, input)]));
  const judging = openJudging({
    inputs,
    selection,
    releases,
    costOf: (input) => costs.get(input) ?? {},
    inspect: (sdist) => sdists.inspect(sdist),
  });
  return { inputs, releases, judging, signal };
}
