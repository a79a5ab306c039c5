// Packages that the installer puts side by side, and that do not work so.

import { type Companion, isWithin, rowsOf } from '../assess/companion.ts';
import { type RangeChange, rangeChange } from '../manifest/range-change.ts';
import type { CheckedPackage, Placed, TargetMatter } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';

/** Two wheels of which one does not take the other. */
export interface Apart {
  readonly name: string;
  readonly version: string;
  readonly beside: string;
  /** The version of `beside` that is installed. */
  readonly other: string;
  readonly tie: Companion['tie'];
  /** Those that work with it. */
  readonly admits: string;
  readonly change: RangeChange;
}

export function notTogether(
  targets: readonly Pick<TargetMatter, 'id'>[],
  checked: readonly CheckedPackage[],
): readonly Placed<{ readonly pairs: readonly Apart[] }>[] {
  return perTarget(targets, ({ id }) => {
    const pairs = apart(checked.filter(({ findings }) => findings.get(id)?.verdict === 'wheel'));
    return pairs.length === 0 ? null : { pairs };
  });
}

function apart(wheels: readonly CheckedPackage[]): readonly Apart[] {
  return wheels.flatMap(({ pkg: { name, version = '' }, requires }) =>
    rowsOf(name, version, requires).flatMap(({ beside, admits, tie }) =>
      wheels.flatMap(({ pkg, manifest, pkg: { name: otherName, version: other = '' } }) =>
        otherName === beside && !isWithin(other, admits)
          ? [{ name, version, beside, other, tie, admits, change: rangeChange(pkg, manifest) }]
          : [],
      ),
    ),
  );
}
