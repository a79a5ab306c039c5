// Why a command of a distribution's package manager does not do what it is asked: one of another distribution ends the build, whatever it is told.

import type { AskedCommand } from './asked-command.ts';
import { missingManager } from './missing-manager.ts';
import { packageRefusal } from './package-refusal.ts';
import { isPackageManager, type SystemChange } from './tools/system-packages.ts';

/**
 * As a clause; undefined where it does, where nobody can say, and where the same was told of a command before it in its RUN.
 *
 * @param change what it adds and takes away; undefined for `apt-get update` and its like
 */
export function managerRefusal(asked: AskedCommand, change: SystemChange | undefined): string | undefined {
  const { program, place } = asked;
  if (!isPackageManager(program.name)) return undefined;
  const missing = missingManager(asked);
  if (missing === undefined)
    return change === undefined || change.adds.length === 0 ? undefined : packageRefusal(asked, change.adds);
  // `apk update && apk add gcc` stops at the first.
  const { notFollowed, run } = place.scope.state;
  const isTold = notFollowed.some((told) => told.run === run && told.why === missing);
  return isTold ? undefined : missing;
}
