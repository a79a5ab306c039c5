// Every version of a project × a target → those that come with a wheel which the installer would take there.

import { match } from '../match.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../packaging/version.ts';
import type { Judged } from './inquiry.ts';

/** One version with the wheel by which it fits. */
export interface Option {
  readonly name: PackageName;
  readonly version: string;
  readonly file: DistributionFile;
  /** True where it is the very version that the file pins: locking again is enough. */
  readonly same: boolean;
}

export interface Fitting {
  /** Nearest first. */
  readonly later: readonly Option[];
  readonly earlier: readonly Option[];
  /** The pinned version itself, where newer files on the index fit that the lock does not name. */
  readonly same: Option | null;
}

/**
 * Looks for versions that fit a target as `row` is judged there: the same matcher, `--no-binary` and its like, and each
 * file's own Requires-Python. Yanked files do not count, nor pre-releases, unless the pin itself is one.
 *
 * @param versions all of them, by normal form
 * @param name of the project whose versions they are, where it is not the row's own
 */
export function fittingVersions(
  row: Judged,
  versions: ReadonlyMap<string, readonly DistributionFile[]>,
  name: PackageName = row.as.name,
): Fitting {
  const pin = parseVersion(row.as.version ?? '');
  const own = pin.ok ? pin.value : undefined;
  const fitting = [...versions].flatMap(([text, files]): { readonly at: Version; readonly option: Option }[] => {
    const at = parseVersion(text);
    if (!at.ok || (isPrerelease(at.value) && !(own && isPrerelease(own)))) return [];
    const file = wheelOf(row, files, name);
    if (!file) return [];
    const same = own !== undefined && name === row.as.name && compareVersions(at.value, own) === 0;
    return [{ at: at.value, option: { name, version: text, file, same } }];
  });
  const sorted = fitting.toSorted((a, b) => compareVersions(a.at, b.at));
  // A drop-in alternative of the same version is the nearest of all.
  const least = name === row.as.name ? 1 : 0;
  const isLater = ({ at }: { readonly at: Version }): boolean => own === undefined || compareVersions(at, own) >= least;
  return {
    later: sorted.filter((each) => isLater(each) && !each.option.same).map(({ option }) => option),
    earlier: sorted
      .filter((each) => !isLater(each) && !each.option.same)
      .map(({ option }) => option)
      .toReversed(),
    same: row.finding.reason === 'not-in-lock' ? (sorted.find(({ option }) => option.same)?.option ?? null) : null,
  };
}

/** Whether any final version at all has a wheel for the target, whatever the user's own rules say of wheels. */
export function anyFits(row: Judged, versions: ReadonlyMap<string, readonly DistributionFile[]>): boolean {
  const rules = { binaries: { noBinary: [], onlyBinary: [] } };
  return [...versions].some(([text, files]) => {
    const version = parseVersion(text);
    return (
      version.ok &&
      !isPrerelease(version.value) &&
      match(normalizeName(row.as.name), files, row.matcher, rules).taken?.tag !== undefined
    );
  });
}

function wheelOf(
  { matcher, manifest }: Judged,
  files: readonly DistributionFile[],
  name: PackageName,
): DistributionFile | undefined {
  const offered = files.filter(({ yanked }) => yanked === false);
  const { taken } = match(name, offered, matcher, {
    binaries: manifest.binaries,
    asListed: manifest.format === 'pylock.toml',
  });
  return taken?.tag ? taken.file : undefined;
}
