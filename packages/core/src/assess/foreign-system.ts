// A release that is for other operating systems than Linux: its build stops there, whatever is installed.

import type { Refusal } from '../match/match.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { DeadEnd } from './dead-end.ts';

/**
 * Where its metadata and all of its wheels say so (pyobjc-core 10.0: `PyObjC requires macOS to build`). Either alone proves nothing:
 * many a classifier names the author's own machine, and many a release has no wheel for Linux although it compiles there.
 */
export function foreignSystem(
  reading: Pick<SdistReading, 'native' | 'systems'> | null,
  refused: readonly Refusal[],
): readonly DeadEnd[] {
  if (reading === null || reading.native === false || reading.systems.length === 0) return [];
  const wheels = refused.flatMap(({ file: { filename } }) => (filename.kind === 'wheel' ? filename.tags : []));
  const isForeign = wheels.every(({ platform }) => reading.systems.includes(parsePlatformTag(platform).os));
  if (wheels.length === 0 || !isForeign) return [];
  return [
    {
      fact: { kind: 'other-system', systems: reading.systems },
      source: 'the classifiers of its metadata, and its wheels',
      certain: true,
    },
  ];
}
