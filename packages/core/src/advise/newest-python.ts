// The newest Python that a project has wheels for, where that is what keeps all of them from a target.

import { type ProjectFiles, releasesOf } from '../candidates/releases-of.ts';
import { remembered } from '../packaging/remembered.ts';
import type { WheelTag } from '../packaging/tag.ts';
import { isPrerelease } from '../packaging/version.ts';
import type { Target } from '../target/target.ts';

/**
 * Looks at the wheels of all final versions, yanked ones too.
 *
 * @returns the highest CPython (`3.14`) where it is lower than the target's and has wheels for the target's platform; null
 * where some wheel, on whatever platform, is for the target's Python or for any, because then another thing is amiss
 */
export function newestPython(versions: ProjectFiles, { python, tags }: Target): string | null {
  const platforms = new Set(tags.map(({ platform }) => platform));
  const own = place(python.release);
  let newest = -1;
  let newestHere = -1;
  for (const { version, kinds } of releasesOf(versions)) {
    if (isPrerelease(version)) continue;
    for (const { filename } of kinds) {
      for (const tag of filename.kind === 'wheel' ? filename.tags : []) {
        const found = pythonOf(tag);
        if (found === 'any' || found >= own) return null;
        newest = Math.max(newest, found);
        if (platforms.has(tag.platform)) newestHere = Math.max(newestHere, found);
      }
    }
  }
  return newest >= 0 && newest === newestHere ? `${Math.floor(newest / 1000)}.${newest % 1000}` : null;
}

/** `cp312-cp312` is for 3.12 alone, `cp312-abi3` and `py312` for that and later ones; what is for no CPython 3 comes before all. */
function pythonOf({ python, abi }: WheelTag): number | 'any' {
  const found = named(python);
  return found !== -1 && abi.startsWith('abi3') ? 'any' : found;
}

/** Pages name a few Pythons, thousands of times. */
const named = remembered(1000, (python): number | 'any' => {
  if (/^py3\d*$/.test(python)) return 'any';
  const [, major, minor] = /^cp(\d)(\d+)$/.exec(python) ?? [];
  return major === undefined || minor === undefined ? -1 : place([Number(major), Number(minor)]);
});

function place([major, minor]: readonly [major: number, minor: number]): number {
  return major * 1000 + minor;
}
