// Whether two commands of a stage find it the same: only then what is said of one holds for the other.

import { pipOlderThan } from '../packaging/pip-knows.ts';
import { countsForBuilds } from './counts-for-builds.ts';
import type { StageInstall } from './stage-install.ts';

/**
 * The first pip that takes other files or chooses otherwise than the ones before it: the tags of `packaging/pip-knows.ts`, their order
 * (packaging 20 in pip 20.0), the new resolver, build tags, PEP 440 alone (and not 26.1,
 * whose tags are those of a Python that has a newer pip). Options of files that some pips refuse are looked at apart.
 */
const otherwiseSince = ['10', '19.0', '19.3', '20.0', '20.3', '21.1', '21.2', '24.1b1'];

/** With the same packages of the distribution, as far as builds ask for them, for the same Python, and with a pip that chooses alike. */
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

function stateOf({ packages, python, pip, pipWithin }: StageInstall): string {
  const counting = [...new Set(packages)].filter(countsForBuilds).toSorted();
  return JSON.stringify([counting, python, pipClass(pip), pipWithin === undefined ? null : pipClass(pipWithin)]);
}

function pipClass(pip: string | null): string | null {
  return pip === null ? null : (otherwiseSince.find((since) => pipOlderThan(pip, since)) ?? 'newest');
}
