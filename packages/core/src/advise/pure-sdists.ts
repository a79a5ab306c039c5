// Other versions that come as an sdist alone and install without a compiler: they lie nearer than the nearest wheel, or are no way out.

import { releasesOf, type ProjectFiles } from '../candidates/releases-of.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import { match } from '../match/match.ts';
import type { PackageName } from '../packaging/name.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { DistributionFile, FileKind } from '../package-index/package-index.ts';
import { compareVersions, parseVersion, type Version } from '../packaging/version.ts';
import { cureOf } from '../assess/cure.ts';
import type { Fitting, Option } from './fitting-versions.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { mayReplace } from './may-replace.ts';

/** Sdists looked into on each side of the pin: each is fetched for it. */
const MAX_TRIED = 3;

interface Sdist {
  readonly at: Version;
  readonly option: Option;
}

/**
 * The versions that fit, and among them the nearest pure sdist on each side (ibm-cos-sdk 2.13.4 for Python 3.7, whose nearest
 * wheel is 1.2.0). Where any release of the project has a wheel for a platform there is something to compile, and an sdist without is
 * another thing of that name (torch 0.1.2).
 */
export async function withPureSdists(
  row: Judged,
  versions: ProjectFiles,
  fitting: Fitting,
  inquiry: Pick<Inquiry, 'isPureSdist'>,
): Promise<Fitting> {
  if (!isWorthIt(row) || hasNative(versions)) return fitting;
  const parsed = parseVersion(row.as.version ?? '');
  if (!parsed.ok) return fitting;
  const pin = parsed.value;
  const sdists = releasesOf(versions).flatMap(({ version: at, files }) => {
    const file = mayReplace(at, pin) ? sdistOf(row, files, row.as.name) : undefined;
    return file ? [{ at, option: { name: row.as.name, version: at.text, file, tag: null, same: false } }] : [];
  });
  const onSide = (side: number): readonly Sdist[] =>
    sdists.filter(({ at }) => Math.sign(compareVersions(at, pin)) === side);
  return {
    ...fitting,
    later: await withNearest(fitting.later, onSide(1)),
    earlier: await withNearest(fitting.earlier, onSide(-1).toReversed()),
  };

  async function withNearest(wheels: readonly Option[], nearestFirst: readonly Sdist[]): Promise<readonly Option[]> {
    const bound = parseVersion(wheels[0]?.version ?? '');
    const isNearer = ({ at }: Sdist): boolean =>
      !bound.ok || compareVersions(at, bound.value) === compareVersions(pin, bound.value);
    for (const { option } of nearestFirst.filter(isNearer).slice(0, MAX_TRIED))
      if (await inquiry.isPureSdist(row, option.version)) return [option, ...wheels];
    return wheels;
  }
}

/** What compiles in one version compiles in the next one as well, but what fails for another cause may have a neighbour that does not. */
function isWorthIt({ as, finding }: Judged): boolean {
  const { verdict, build } = finding;
  if (as.source.kind !== 'index' || cureOf(finding) !== 'another-version') return false;
  return verdict === 'impossible' ? build?.native !== true : verdict === 'build' && build?.native === false;
}

/** The sdist that the installer would take of a release, if it is one. */
function sdistOf(
  { manifest, matcher }: Judged,
  files: readonly DistributionFile[],
  name: PackageName,
): DistributionFile | undefined {
  const { taken } = match(
    name,
    files.filter(({ yanked }) => yanked === false),
    matcher,
    { binaries: manifest.binaries, asListed: formatTraits[manifest.format].order === 'listed' },
  );
  return taken?.file.filename.kind === 'sdist' ? taken.file : undefined;
}

/** The kinds of a version's files tell it, where they are known without reading its files. */
function hasNative(versions: ProjectFiles): boolean {
  return [...versions.keys()].some((version) =>
    (versions.kinds?.(version) ?? versions.get(version) ?? []).some(isNative),
  );
}

function isNative({ filename }: FileKind): boolean {
  return filename.kind === 'wheel' && filename.tags.some(({ platform }) => parsePlatformTag(platform).os !== 'any');
}
