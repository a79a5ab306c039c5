// What would leave nothing to build: for one package, and for the whole set.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { TargetRequest } from '../target/target.ts';

/** Another version of a package, with the wheel by which it fits. */
export interface FittingVersion {
  readonly version: string;
  readonly filename: string;
}

export interface Pin {
  /** The package as the file has it. */
  readonly of: LockedPackage;
  /** Differs from the package's own where a drop-in alternative takes its place (psycopg2 → psycopg2-binary). */
  readonly name: string;
  readonly version: string;
}

export interface Plan {
  readonly kind: 'relock' | 'version' | 'base' | 'python' | 'platform';
  readonly request: TargetRequest;
  readonly pins: readonly Pin[];
  /** Half sentences: `3.9 is past support too`. */
  readonly notes: readonly string[];
}

/** What is known of one package that is no wheel on a target. */
export interface WayOut {
  /** False where the project's other versions could not be asked for: nothing below is then known. */
  readonly known: boolean;
  /** The nearest later and earlier final versions with a wheel that fits this target and that nothing in the set excludes. */
  readonly later: FittingVersion | null;
  readonly earlier: FittingVersion | null;
  /** The lowest later version that has a fitting wheel but that something excludes, and what. */
  readonly excluded: { readonly version: string; readonly by: string } | null;
  /** True where no final version of the project has a wheel for this target. */
  readonly never: boolean;
  /** The nearest Python minors for which the image's variant exists and the package has a wheel, with the version that has it. */
  readonly pythons: readonly { readonly python: string; readonly base: string | null; readonly version: string }[];
  /** Variants of the image on which this very version is a wheel. */
  readonly bases: readonly string[];
  /** A drop-in alternative that has a wheel here. */
  readonly alternative: { readonly name: string; readonly version: string; readonly source: string } | null;
}

/** The advice for one target. */
export interface Advice {
  /** Fewest changes first. */
  readonly plans: readonly Plan[];
  readonly ways: ReadonlyMap<LockedPackage, WayOut>;
}
