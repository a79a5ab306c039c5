// What a release requires, from whoever tells it without a build: the metadata of its wheels, the index, the text of its sdist.

import type { ReleaseOf } from '../judge/judging-input.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { DistributionFile, RequiresFrom } from '../package-index/package-index.ts';
import type { Releases } from './releases.ts';
import type { Sdists } from './sdists.ts';

/** Sdists that one target's search fetches for what they require, where no wheel of the release tells it. */
const MAX_SDISTS = 40;

export interface ToldRequirements {
  readonly lines: readonly string[];
  readonly from: RequiresFrom;
}

/** @param files of the release; `taken` is the one that would be installed */
export type LearnRequirements = (
  pkg: ReleaseOf,
  taken: DistributionFile,
  files: readonly DistributionFile[],
) => Promise<ToldRequirements | undefined>;

/** Never rejects but when the run is aborted; undefined where nobody tells it. */
export function releaseRequirements({
  releases,
  sdists,
  manifest,
}: {
  readonly releases: Releases;
  readonly sdists: Sdists;
  readonly manifest: Manifest;
}): LearnRequirements {
  let fetched = 0;

  async function inSdist(files: readonly DistributionFile[]): Promise<ToldRequirements | undefined> {
    const sdist = files.find(({ filename }) => filename.kind === 'sdist');
    if (!sdist || ++fetched > MAX_SDISTS) return undefined;
    const inspection = await sdists.inspect(sdist);
    return inspection.state === 'read' ? told(inspection.reading.requiresDist, 'sdist') : undefined;
  }

  return async (pkg, taken, files) => {
    const before = releases.answered(pkg, manifest);
    if (before?.found && before.requires) return told(before.requires, before.requiresFrom ?? 'json');
    const wheel = taken.filename.kind === 'wheel' ? taken : files.find(({ filename }) => filename.kind === 'wheel');
    const beside = wheel && (await releases.requiresOf(wheel, releases.indexOf(manifest)));
    if (beside) return told(beside, 'metadata');
    const answer = await releases.ask(pkg, manifest);
    return answer.found && answer.requires ? told(answer.requires, answer.requiresFrom ?? 'json') : inSdist(files);
  };
}

function told(lines: readonly string[] | null | undefined, from: RequiresFrom): ToldRequirements | undefined {
  return lines ? { lines, from } : undefined;
}
