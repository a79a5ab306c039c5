// What a plan takes away from a project: lines that somebody wrote, and versions of what is in no trouble.

import { formatTraits } from '../manifest/format-traits.ts';
import { compareVersions, parseVersion } from '../packaging/version.ts';
import type { Choice } from './choose-pins.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Prospects } from './prospects.ts';

/**
 * How many of its changes do: a line that goes although the project may want it for itself (celery, where an older
 * django-celery-beat does without), and what is moved back for the sake of others. A lock, or a file that a command makes, is
 * made anew from what the project asks for: what nothing needs goes by itself there.
 */
export function losses({ chosen, dropped }: Choice, { troubled, objections }: Prospects): number {
  const lines = [...dropped].filter((row) => isWritten(row) && !objections.isNeedless(row)).length;
  const back = [...chosen].filter(([row, option]) => !troubled.includes(row) && isEarlier(row, option)).length;
  return lines + back;
}

function isWritten({ as, manifest }: Judged): boolean {
  return as.resolved === undefined && !formatTraits[manifest.format].holdsAll && manifest.compiledBy === undefined;
}

function isEarlier({ as }: Judged, { name, version }: Option): boolean {
  const [own, other] = [parseVersion(as.version ?? ''), parseVersion(version)];
  return (
    name === as.name && as.resolved === undefined && own.ok && other.ok && compareVersions(other.value, own.value) < 0
  );
}
