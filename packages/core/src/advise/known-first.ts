// In which order later versions are offered: the nearest, but for releases from before the Python that fit by their pure wheel alone.

import type { FileKind } from '../package-index/package-index.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { Version } from '../packaging/version.ts';
import type { Matcher } from '../match/compatibility.ts';

/** An option with what its order hangs on. */
export interface Placed {
  readonly at: Version;
  /** See `isFallback`. */
  readonly fallback: boolean;
}

/**
 * Whether a release has wheels for CPythons, none of them for this one, and fits by its wheel for any Python: nobody tried it there.
 * SQLAlchemy 2.0.0 has wheels for 3.7 to 3.11 and one for any, and cannot be imported on 3.13 (sqlalchemy/sqlalchemy#11334); 2.0.36 has
 * wheels for 3.13.
 *
 * @param tag by which it fits
 */
export function isFallback(tag: WheelTag, files: readonly FileKind[], { interpreters }: Matcher): boolean {
  if (tag.platform !== 'any') return false;
  const compiled = files.flatMap(({ filename }) =>
    filename.kind === 'wheel'
      ? filename.tags.filter(({ python, abi }) => python.startsWith('cp3') && abi !== 'none')
      : [],
  );
  return compiled.length > 0 && !compiled.some(({ python, abi }) => interpreters.has(`${python}-${abi}`));
}

/** @param later nearest first; of one major version, those that nobody tried come last, and of them the newest first */
export function knownFirst<T extends Placed>(later: readonly T[]): readonly T[] {
  if (!later.some(({ fallback }) => fallback)) return later;
  const majors = [...new Set(later.map(majorOf))];
  return majors.flatMap((major) => {
    const own = later.filter((each) => majorOf(each) === major);
    return [...own.filter(({ fallback }) => !fallback), ...own.filter(({ fallback }) => fallback).toReversed()];
  });
}

function majorOf({ at: { epoch, release } }: Placed): string {
  return `${epoch}!${release[0] ?? 0n}`;
}
