// How far a check is: of all packages those that are judged.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { Installation } from './installation.ts';

/** The packages wait neither for one another nor for other targets: each counts once it is judged on all. */
export function countJudged(
  onProgress: ((done: number, total: number) => void) | undefined,
): (one: Installation) => (pkg: LockedPackage, total: number) => void {
  const totals = new Map<Installation, number>();
  let done = 0;
  return (one) => {
    const judgedOn = new Map<LockedPackage, number>();
    return (pkg, total) => {
      totals.set(one, total);
      const times = (judgedOn.get(pkg) ?? 0) + 1;
      judgedOn.set(pkg, times);
      if (times === one.targets.length)
        onProgress?.(
          ++done,
          [...totals.values()].reduce((sum, each) => sum + each, 0),
        );
    };
  };
}
