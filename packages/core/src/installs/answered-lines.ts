// Commands that are not followed, and whose files another command installs: `uv pip install -r a.txt || pip install -r a.txt`,
// `grep torch a.txt | pip install --no-deps -r /dev/stdin` before `pip install --no-deps -r a.txt`.

import type { FoundStage } from '../dockerfile/found-stage.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';
import { placeOf } from './unchecked-line.ts';

/** Whether what a line asks for is installed all the same. */
export function isAnswered({ run, asks = [], part, answered }: UnfollowedLine, stages: readonly FoundStage[]): boolean {
  if (answered === true) return true;
  if (part !== undefined && stages.some((stage) => stage.installs.some(installsAll(part)))) return true;
  const installed = new Set(
    stages
      .flatMap(({ installs }) => installs)
      .filter((install) => install.run === run)
      .flatMap(({ understood }) => understood.files),
  );
  return asks.length > 0 && asks.every((file) => installed.has(file));
}

/** By the same flags: each line of it comes to the same file then. */
function installsAll({
  tool,
  files,
  binaries,
}: NonNullable<UnfollowedLine['part']>): (install: StageInstall) => boolean {
  return ({ understood }) =>
    understood.tool === tool &&
    files.every((file) => understood.files.includes(file)) &&
    understood.binaries.toSorted().join(' ') === binaries.toSorted().join(' ');
}

/** What is told of them beside the installations that stand in for them. */
export function withAnswered<Planned extends { readonly remarks?: readonly string[] | undefined }>(
  planned: readonly Planned[],
  answered: readonly UnfollowedLine[],
  path: string,
): readonly Planned[] {
  const [first, ...others] = planned;
  if (first === undefined || answered.length === 0) return planned;
  const told = answered.map(({ text, why, part, ...place }) =>
    part === undefined
      ? `${placeOf(place, path)}: ${text}: ${why}`
      : `${placeOf(place, path)}: ${text}: lines of ${part.files.join(' ')}, which is judged as a whole`,
  );
  return [{ ...first, remarks: [...(first.remarks ?? []), ...told] }, ...others];
}
