// The versions of a project with what lies between them: a range without any version is no contradiction to uv until it looks for one in it.

import type { PackageName } from '../packaging/name.ts';
import { compareVersions, parseVersion, type Version } from '../packaging/version.ts';
import type { Option, Unfit } from './universe.ts';

export interface WithGaps {
  /** Best first, each with the gaps around it. */
  readonly all: readonly Option[];
  /** Nothing can be taken there. */
  readonly isGap: (option: Option) => boolean;
  /** Why uv looks at a version and cannot take it; undefined for gaps and for what it takes. */
  readonly unfit: (option: Option) => Unfit | undefined;
  /** The option with the gaps on both sides: nothing else is there. */
  around(option: Option): readonly Option[];
}

/**
 * @param options newest first
 * @param unfit versions that are no options; where an index lists no file that uv knows, there is a gap like any other
 */
export function withGaps(name: PackageName, options: readonly Option[], unfit: readonly Unfit[]): WithGaps {
  const [gaps, others] = [new Set<Option>(), new Map<Option, Unfit>()];
  const gap = (version: Version | undefined): readonly Option[] => {
    if (!version) return [];
    const option = { name, version, yanked: false };
    gaps.add(option);
    return [option];
  };
  const left = unfit.flatMap((each) => {
    const option: Option = { name, version: each.version, yanked: false };
    if (each.why === 'nothing') gaps.add(option);
    else others.set(option, each);
    return [option];
  });
  const versions = left.length === 0 ? options : [...options, ...left].toSorted(newestFirst);
  const epoch = versions[0]?.version?.epoch ?? 0n;
  const all = [
    ...gap(versionOf(`${epoch}!999999`)),
    ...versions.flatMap((option, position) => [option, ...gap(below(option.version, versions[position + 1]))]),
  ];
  const places = new Map(all.map((option, position) => [option, position]));
  return {
    all,
    isGap: (option) => gaps.has(option),
    unfit: (option) => others.get(option),
    around(option) {
      const position = places.get(option) ?? 0;
      const near = [all[position - 1], all[position + 1]].flatMap((each) => (each && gaps.has(each) ? [each] : []));
      return [option, ...near];
    },
  };
}

function newestFirst(a: Option, b: Option): number {
  return a.version && b.version ? compareVersions(b.version, a.version) : 0;
}

/** Something below a version and above the next one; undefined where nothing fits in between. */
function below(newer: Version | undefined, older: Option | undefined): Version | undefined {
  if (!newer) return undefined;
  if (!older) return fitting(versionOf('0.dev0'), undefined, newer);
  if (!older.version) return undefined;
  const { epoch, release } = older.version;
  const padded = [...release, ...newer.release.slice(release.length).map(() => 0n)];
  return (
    fitting(versionOf(`${epoch}!${[...padded, 1n].join('.')}`), older.version, newer) ??
    fitting(versionOf(`${older.version.text}.post0`), older.version, newer)
  );
}

function fitting(version: Version | undefined, older: Version | undefined, newer: Version): Version | undefined {
  if (!version || compareVersions(version, newer) >= 0) return undefined;
  return older && compareVersions(version, older) <= 0 ? undefined : version;
}

function versionOf(text: string): Version | undefined {
  const parsed = parseVersion(text);
  return parsed.ok ? parsed.value : undefined;
}
