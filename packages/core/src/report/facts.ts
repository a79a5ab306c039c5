// What a report is made from: the files, and each target with its findings and the ways out.

import type { Advice } from '../advise/advice.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import type { Finding } from '../assess/assess.ts';
import type { Input } from '../manifest/input.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import type { AskedIndex } from '../package-index/asked-index.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import type { CheckedPackage } from '../rules/matter.ts';

export interface CheckedTarget extends JudgedSet {
  /** `t0`, `t1` … in the order in which they were asked for. */
  readonly id: string;
  readonly advice: Advice;
  readonly unresolved?: Unresolved | undefined;
  /** What the file that is taken there requires, where that was asked itself: it counts before what the index says of the release. */
  readonly ownRequires?: ReadonlyMap<PackageName, readonly string[]> | undefined;
  /** Versions of what earlier commands have installed: no row of this set, and nothing that it lacks. */
  readonly there?: ReadonlyMap<PackageName, string> | undefined;
  /** What of it a later command has taken away again. */
  readonly takenAway?: ReadonlySet<PackageName> | undefined;
}

export interface ReportFacts {
  readonly inputs: readonly Pick<Input, 'file' | 'sha256' | 'manifest'>[];
  readonly targets: readonly CheckedTarget[];
  readonly checked: readonly CheckedPackage[];
  /** Whether a command of a Dockerfile chose groups and extras. */
  readonly byCommand?: boolean;
  /** What is said beside it, a sentence each. */
  readonly remarks?: readonly string[];
  /** The indexes that were asked and that are not the public one. */
  readonly indexes?: readonly AskedIndex[] | undefined;
  /** Milliseconds since 1970; absent where there is no clock. */
  readonly now?: number | undefined;
  /** Gives others a turn between two pieces of a long report. */
  readonly rest?: (() => Promise<void>) | undefined;
}

/** One package as it stands on one target. */
export interface PackageOn {
  readonly pkg: LockedPackage;
  readonly finding: Finding;
}

/** Every package of the files that was looked at there. */
export function packagesOn({ id }: CheckedTarget, checked: readonly CheckedPackage[]): readonly PackageOn[] {
  return checked.flatMap(({ pkg, findings }) => {
    const finding = findings.get(id);
    return finding ? [{ pkg, finding }] : [];
  });
}

export function findingsOn(target: CheckedTarget, checked: readonly CheckedPackage[]): readonly Finding[] {
  return packagesOn(target, checked).map(({ finding }) => finding);
}
