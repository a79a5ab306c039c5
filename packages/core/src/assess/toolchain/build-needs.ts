// What a build needs of the image that the image has not.

import type { Need, NeedNote } from './need.ts';

export type PackageManager = 'apk' | 'apt' | 'dnf';

/** `built`: a real build with exactly these was seen; `distribution`: the distribution builds it so; `known`: nobody verified the names. */
export type PackagesEvidence = 'built' | 'distribution' | 'known';

interface NeededPackages {
  readonly manager: PackageManager;
  readonly names: readonly string[];
  readonly evidence: PackagesEvidence;
  /** Those of the names without which the build goes on, and what it has by each; absent where it goes on without none. */
  readonly optional?: readonly string[];
  readonly gains?: Readonly<Record<string, string>>;
  /** What the stage that runs it needs with those, where it is another. */
  readonly optionalRuntime?: readonly string[];
  /** What it needs that the image has already, compilers by the names of what compiles; absent where there is none. */
  readonly held?: readonly string[];
}

export interface BuildNeeds {
  /** Most telling first. Empty where nothing is known to be needed. */
  readonly things: readonly Need[];
  /** What is missing on this image, in the words of its own manager, sorted; null where it is not known. Empty names: nothing is missing. */
  readonly packages: NeededPackages | null;
  /** Where `packages` is not known: names under which they may be there already; absent where there are none. */
  readonly kindred?: readonly string[] | undefined;
  /**
   * Packages of the distribution that what is built needs when it runs and the image has not; absent where not all are known. None of a
   * library whose headers are neither there nor needed.
   */
  readonly runtime?: readonly string[] | undefined;
  /** Those of them without which it is imported all the same; absent where there are none. */
  readonly guarded?: readonly string[];
  /** Rust too old, an environment variable that avoids it, what is not known. */
  readonly notes: readonly NeedNote[];
}
