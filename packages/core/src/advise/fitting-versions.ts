// Every version of a project × a target → those that come with a wheel which the installer would take there.

import { type ProjectFiles, type ProjectRelease, releasesOf } from '../candidates/releases-of.ts';
import { isCompatible, type Matcher } from '../match/compatibility.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import { match, type Taken } from '../match/match.ts';
import type { DistributionFile, FileKind } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { WheelTag } from '../packaging/tag.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../packaging/version.ts';
import { cureOf } from '../assess/cure.ts';
import type { Judged } from './inquiry.ts';
import { isFallback, knownFirst, type Placed } from './known-first.ts';
import { mayReplace } from './may-replace.ts';

/** One version with the file by which it fits. */
export interface Option {
  readonly name: PackageName;
  readonly version: string;
  readonly file: DistributionFile;
  /** The best of the wheel's tags here; null for an sdist that holds nothing to compile. */
  readonly tag: WheelTag | null;
  /** True where it is the very version that the file pins: locking again is enough. */
  readonly same: boolean;
}

export interface Fitting {
  /** Nearest first, and later ones in the order of `knownFirst`. */
  readonly later: readonly Option[];
  readonly earlier: readonly Option[];
  /** The pinned version itself, where newer files on the index fit that the lock does not name. */
  readonly same: Option | null;
  /** The same as any other version, where nothing pins it. */
  readonly own: Option | null;
}

/**
 * Looks for versions that fit a target as `row` is judged there: the same matcher, `--no-binary` and its like, and each
 * file's own Requires-Python. Yanked files do not count, nor pre-releases, unless the pin itself is one.
 *
 * @param versions all of them, by normal form
 * @param name of the project whose versions they are, where it is not the row's own
 */
export function fittingVersions(row: Judged, versions: ProjectFiles, name: PackageName = row.as.name): Fitting {
  const pin = parseVersion(row.as.version ?? '');
  const own = pin.ok ? pin.value : undefined;
  const fitting = releasesOf(versions).flatMap((release): readonly (Placed & { readonly option: Option })[] => {
    const { version: at } = release;
    if (isPrerelease(at) && !(own && isPrerelease(own))) return [];
    const { file, tag } = wheelOf(row, release, name) ?? {};
    if (!file || !tag) return [];
    const same = own !== undefined && name === row.as.name && compareVersions(at, own) === 0;
    const fallback = isFallback(tag, release.kinds, row.matcher);
    return [{ at, fallback, option: { name, version: at.text, file, tag, same } }];
  });
  // A drop-in alternative of the same version is the nearest of all.
  const least = name === row.as.name ? 1 : 0;
  const isLater = ({ at }: { readonly at: Version }): boolean => own === undefined || compareVersions(at, own) >= least;
  const others = fitting.filter(({ option }) => !option.same);
  const itself = fitting.find(({ option }) => option.same)?.option;
  return {
    later: knownFirst(others.filter(isLater)).map(({ option }) => option),
    earlier: others
      .filter((each) => !isLater(each) && mayReplace(each.at, own))
      .map(({ option }) => option)
      .toReversed(),
    same: cureOf(row.finding) === 'relock' ? (itself ?? null) : null,
    own: itself ? { ...itself, same: false } : null,
  };
}

/** Whether any final version at all has a wheel for the target, yanked or not, whatever the user's own rules say of wheels. */
export function anyFits(row: Judged, versions: ProjectFiles): boolean {
  const rules = { binaries: { noBinary: [], onlyBinary: [] } };
  return releasesOf(versions).some(
    (release) =>
      !isPrerelease(release.version) &&
      wheelsThatFit(release.kinds, row.matcher).length > 0 &&
      match(row.as.name, wheelsThatFit(release.files, row.matcher), row.matcher, rules).taken?.tag !== undefined,
  );
}

/** The wheel of one release that its installer would take for the row, yanked ones left out. */
export function wheelOf({ manifest, matcher }: Judged, release: ProjectRelease, name: PackageName): Taken | undefined {
  const offers = <T extends FileKind>(files: readonly T[]): readonly T[] =>
    wheelsThatFit(files, matcher).filter(({ yanked }) => yanked === false);
  // Of most versions the kinds of their files tell enough: these are not read.
  if (offers(release.kinds).length === 0) return undefined;
  const { taken } = match(name, offers(release.files), matcher, {
    binaries: manifest.binaries,
    asListed: formatTraits[manifest.format].order === 'listed',
  });
  return taken;
}

/** By their tags alone: numpy has thousands of wheels, and a target takes a few hundred. */
function wheelsThatFit<T extends FileKind>(files: readonly T[], matcher: Matcher): readonly T[] {
  return files.filter(({ filename }) => filename.kind === 'wheel' && isCompatible(filename, matcher));
}
