// What the search for a way out asks of the run: to judge the set again, and to tell of other versions.

import type { Alternative } from './alternatives.ts';
import type { Finding } from '../assess/assess.ts';
import type { Matcher } from '../match/compatibility.ts';
import type { OwnRefusal } from '../match/own-refusal.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { ProjectConstraint } from '../manifest/project-constraint.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { SpecifierSet } from '../packaging/specifier.ts';
import type { Target, TargetRequest } from '../target/target.ts';
import type { Pin } from './advice.ts';

export interface Inquiry {
  /**
   * Judges the set on a target, with some packages pinned otherwise. Of the index it asks nothing but what the pins need:
   * what is not known yet of another package stays so. Undefined where the files cannot be installed from there at all.
   */
  judgeOn(request: TargetRequest, pins: readonly Pin[]): Promise<JudgedSet | undefined>;
  /** Every version of the package's project by its normal form, `name` in place of its own; undefined where that could not be had. */
  versions(row: Judged, name: PackageName): Promise<ReadonlyMap<string, readonly DistributionFile[]> | undefined>;
  /** Requires-Dist of a wheel of the package's project; undefined where it is not known. */
  requiresOf(row: Judged, wheel: DistributionFile): Promise<readonly string[] | undefined>;
  /** Why the wheel's own metadata keeps it from being taken, where `requiresOf` met it. */
  ownRefusal(row: Judged, wheel: DistributionFile): OwnRefusal | undefined;
  /** What `requiresOf` answered so far, where it is known. */
  readonly asked: ReadonlyMap<DistributionFile, readonly string[]>;
  /** Requires-Dist of the version that the row holds; undefined where it is not known. */
  requires(row: Judged): Promise<readonly string[] | undefined>;
  /** The same from the release's sdist, which is fetched for it: no large ones, and few a run. */
  requiresInSdist(row: Judged): Promise<readonly string[] | undefined>;
  /** Whether another version of the package is an sdist that its installer would install without a compiler; fetches it, and few a run. */
  isPureSdist(row: Judged, version: string): Promise<boolean>;
  /** Whether as much was asked as one target's search may ask. */
  readonly isCut: () => boolean;
  /** What the projects of the files ask for. */
  readonly constraints: readonly ProjectConstraint[];
  /** The range of Pythons of each project; in each, any of the sets must hold. */
  readonly pythons: readonly (readonly SpecifierSet[])[];
  /** By the name that each stands in for. */
  readonly alternatives: ReadonlyMap<string, Alternative>;
}

/** One package as it counts on one target. */
export interface Judged {
  readonly manifest: Manifest;
  /** As the file has it. */
  readonly pkg: LockedPackage;
  /** As it counts: several lines of a name taken together, a pin put in. */
  readonly as: LockedPackage;
  /** Asked of it. */
  readonly extras: readonly string[];
  readonly matcher: Matcher;
  readonly finding: Finding;
}

/** Every package of the files on one target, in the files' order. */
export interface JudgedSet {
  readonly request: TargetRequest;
  readonly target: Target;
  readonly rows: readonly Judged[];
}
