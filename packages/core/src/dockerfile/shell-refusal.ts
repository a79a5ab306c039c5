// What the sh of Debian and Ubuntu does not know, which is dash: `source`, `[[`, and `set -o pipefail`. It ends with an error there.

import { ownValue } from '../text/own-value.ts';
import type { Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import { imagePrograms, isAllKnown } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';

/** Releases with a dash that has no pipefail: 0.5.12 is Debian 12's and Ubuntu 24.04's. */
const newest: Readonly<Record<string, number>> = { debian: 12, ubuntu: 24.04 };

/** Why the shell refuses the command, as a clause; undefined where it does not, and where nobody can say. @param shell by its name */
export function shellRefusal(
  program: Program | undefined,
  { certain, exits }: Pick<RunCommand, 'certain' | 'exits'>,
  shell: string | undefined,
  scope: StageScope,
): string | undefined {
  if (program === undefined || !certain || !isDash(shell, scope)) return undefined;
  const title = 'sh is dash here, which has no';
  if (program.name === 'source') return `${title} source: . does the same, or SHELL ["/bin/bash", "-c"] above it`;
  if (program.name === '[[') return `${title} [[: [ asks the same of one thing, or SHELL ["/bin/bash", "-c"] above it`;
  const last = ownValue(newest, scope.distribution ?? '');
  return endsShell(program) && exits === true && last !== undefined && Number(scope.release) <= last
    ? `${title} pipefail: SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it`
    : undefined;
}

/** Whether the shell of that name is surely dash. */
export function isDash(shell: string | undefined, scope: StageScope): boolean {
  return (
    /^(?:da)?sh$/.test(shell ?? '') &&
    ownValue(newest, scope.distribution ?? '') !== undefined &&
    imagePrograms(scope) !== 'unknown' &&
    // Something may have made another shell of it.
    isAllKnown(scope.state)
  );
}

/** A special built-in that fails ends dash, whatever asks for it: `set -o pipefail || true` as well. */
export function endsShell(program: Program | undefined): boolean {
  return program?.name === 'set' && setsPipefail(program);
}

function setsPipefail({ words }: Program): boolean {
  return words.some(({ text }, at) => text === 'pipefail' && /^-[a-z]*o$/.test(words[at - 1]?.text ?? ''));
}
