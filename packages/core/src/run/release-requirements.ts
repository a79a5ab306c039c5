// What a release requires, from whoever tells it without a build: the metadata of its wheels, the index, the text of its sdist.

import type { ReleaseOf } from '../judge/judging-input.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { DistributionFile, PackageIndex, RequiresFrom } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Releases } from './releases.ts';
import { sdistRequirements } from './sdist-requirements.ts';
import type { Sdists } from './sdists.ts';
import type { ToldRequirements } from './told-requirements.ts';

/**
 * @param files of the release; `taken` is the one that would be installed
 * @param itself whether that one is to be asked first, whatever others tell
 */
export type LearnRequirements = (
  pkg: ReleaseOf,
  taken: DistributionFile,
  files: readonly DistributionFile[],
  itself?: boolean,
) => Promise<ToldRequirements | undefined>;

/** Never rejects but when the run is aborted; undefined where nobody tells it. */
export function releaseRequirements({
  releases,
  sdists,
  manifestOf,
}: {
  readonly releases: Releases;
  readonly sdists: Sdists;
  /** The file whose indexes are asked for a project. */
  readonly manifestOf: (name: PackageName) => Manifest;
}): LearnRequirements {
  const inSdist = sdistRequirements(sdists);

  async function inWheel(
    wheel: DistributionFile | undefined,
    index: PackageIndex,
    byItself: boolean,
  ): Promise<ToldRequirements | undefined> {
    return told(wheel && (await releases.requiresOf(wheel, index)), 'metadata', byItself);
  }

  return async (pkg, taken, files, itself = false) => {
    const manifest = manifestOf(pkg.name);
    const index = releases.indexOf(manifest);
    const isWheel = taken.filename.kind === 'wheel';
    const own = itself && (await (isWheel ? inWheel(taken, index, true) : inSdist([taken], true)));
    if (own) return own;
    const before = releases.answered(pkg, manifest);
    if (before?.found && before.requires) return told(before.requires, before.requiresFrom ?? 'json', false);
    const wheel = isWheel ? taken : files.find(({ filename }) => filename.kind === 'wheel');
    const beside = await inWheel(wheel, index, isWheel);
    if (beside) return beside;
    const answer = await releases.ask(pkg, manifest);
    return answer.found && answer.requires
      ? told(answer.requires, answer.requiresFrom ?? 'json', false)
      : inSdist(files, !isWheel);
  };
}

function told(
  lines: readonly string[] | null | undefined,
  from: RequiresFrom,
  byItself: boolean,
): ToldRequirements | undefined {
  return lines ? { lines, from, byItself } : undefined;
}
