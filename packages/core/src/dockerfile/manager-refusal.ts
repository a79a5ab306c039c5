// Why a command of a distribution's package manager does not do what it is asked: one of another distribution ends the build, whatever it is told.

import type { AskedCommand } from './asked-command.ts';
import { failsUnheard, leftMirrors, toOtherMirrors, updateFails } from './left-mirrors.ts';
import { leftRepositories, toVault } from './left-repositories.ts';
import { missingManager, toOwnManager } from './missing-manager.ts';
import { packageRefusal } from './package-refusal.ts';
import { isPackageManager, type SystemChange } from './tools/system-packages.ts';
import { toAnswer, unansweredQuestion } from './unanswered-question.ts';

export interface Refusal {
  /** A clause. */
  readonly why: string;
  readonly remedy?: string;
}

/**
 * Undefined where it does, where nobody can say, and where the same was told of a command before it in its RUN.
 *
 * @param change what it adds and takes away; undefined for `apt-get update` and its like
 */
export function managerRefusal(asked: AskedCommand, change: SystemChange | undefined): Refusal | undefined {
  const { program, place } = asked;
  if (!isPackageManager(program.name)) return undefined;
  const missing = missingManager(asked);
  if (missing === undefined)
    return stoppedYum(asked) ?? (change === undefined ? stoppedUpdate(asked) : notAdded(asked, change));
  // `apk update && apk add gcc` stops at the first.
  const { notFollowed, run } = place.scope.state;
  const isTold = notFollowed.some((told) => told.run === run && told.why === missing);
  return isTold ? undefined : { why: missing, remedy: toOwnManager(asked, change) };
}

/** The first of a stage is where it stops. */
function stoppedYum(asked: AskedCommand): Refusal | undefined {
  const why = leftRepositories(asked);
  if (why === undefined || asked.place.scope.state.notFollowed.some((told) => told.why === why)) return undefined;
  return { why, remedy: toVault };
}

function notAdded(asked: AskedCommand, { adds }: SystemChange): Refusal | undefined {
  const why = adds.length === 0 ? undefined : packageRefusal(asked, adds);
  if (why === undefined) return unanswered(asked, adds);
  const left = leftMirrors(asked.place.scope);
  return left !== undefined && why.endsWith(left) ? { why, remedy: toOtherMirrors(asked.place.scope) } : { why };
}

function unanswered(asked: AskedCommand, adds: readonly string[]): Refusal | undefined {
  const { certain, caught } = asked.command;
  const why = certain && caught !== true ? unansweredQuestion(asked, adds) : undefined;
  return why === undefined ? undefined : { why, remedy: toAnswer };
}

/** Whether it adds nothing, and its script goes on without. @param adds the packages */
export function addsNothingUnheard(asked: AskedCommand, adds: readonly string[]): boolean {
  const { certain, caught } = asked.command;
  return failsUnheard(asked, adds) || (certain && caught === true && unansweredQuestion(asked, adds) !== undefined);
}

/** The first of a stage is where it stops. */
function stoppedUpdate(asked: AskedCommand): Refusal | undefined {
  const left = asked.command.caught === true ? undefined : updateFails(asked);
  const isTold = asked.place.scope.state.notFollowed.some(({ why }) => why === left);
  return left === undefined || isTold ? undefined : { why: left, remedy: toOtherMirrors(asked.place.scope) };
}
