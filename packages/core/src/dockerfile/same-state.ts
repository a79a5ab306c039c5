// Whether two commands of a stage find it the same: only then what is said of one holds for the other.

import { pipOlderThan } from '../packaging/pip-knows.ts';
import { countsForBuilds } from './counts-for-builds.ts';
import type { StageInstall } from './stage-install.ts';

/**
 * The first pip that takes other files, reads other lines or chooses otherwise than the ones before it: the tags of
 * `packaging/pip-knows.ts`, the order of them (20.0 as packaging 20 has it), its new resolver, PEP 440 alone, the markers of PEP 751.
 */
const otherwiseSince = [
  '10',
  '19.0',
  '19.3',
  '20.0',
  '20.3',
  '21.1',
  '21.2',
  '23.1',
  '24.1b1',
  '25.1',
  '26.0',
  '26.1',
  '26.3',
];

/** With the same packages of the distribution, as far as builds ask for them, and a pip that chooses alike. */
export function isSameState(a: StageInstall, b: StageInstall): boolean {
  return stateOf(a) === stateOf(b);
}

/**
 * What tells the state of commands that are one installation: the last that finds what the first did. What a later one asks for
 * again is there already.
 */
export function stateTeller(installs: readonly StageInstall[]): StageInstall | undefined {
  const [first] = installs;
  return first && installs.findLast((each) => isSameState(each, first));
}

function stateOf({ packages, pip, pipWithin }: StageInstall): string {
  const counting = [...new Set(packages)].filter(countsForBuilds).toSorted();
  return JSON.stringify([counting, pipClass(pip), pipWithin === undefined ? null : pipClass(pipWithin)]);
}

function pipClass(pip: string | null): string | null {
  return pip === null ? null : (otherwiseSince.find((since) => pipOlderThan(pip, since)) ?? 'newest');
}
