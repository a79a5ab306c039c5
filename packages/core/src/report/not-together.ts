// Packages that the installer puts side by side, and that do not work so.

import { isWithin, rowsOf, versionsBeside } from '../assess/with-companions.ts';
import type { Companion } from '../assess/companion.ts';
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
  /** What fails; absent: to import it. */
  readonly fails?: string | undefined;
  /** Those that work with it. */
  readonly admits: string;
  readonly change: RangeChange;
  /** The other way round: versions of the package itself that work with what is installed beside it. */
  readonly instead: { readonly versions: string; readonly change: RangeChange } | null;
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
  return wheels.flatMap((row) =>
    rowsOf(row.pkg.name, row.pkg.version ?? '', row.requires).flatMap(({ beside, admits, tie, fails }) =>
      wheels.flatMap(({ pkg, manifest, pkg: { name: otherName, version: other = '' } }) => {
        const { name, version = '' } = row.pkg;
        if (otherName !== beside || isWithin(other, admits)) return [];
        const change = rangeChange(pkg, manifest);
        return [{ name, version, beside, other, tie, fails, admits, change, instead: insteadOf(row, beside, other) }];
      }),
    ),
  );
}

function insteadOf({ pkg, manifest }: CheckedPackage, beside: string, other: string): Apart['instead'] {
  const versions = versionsBeside(pkg.name, beside, other);
  return versions === undefined ? null : { versions, change: rangeChange(pkg, manifest) };
}
