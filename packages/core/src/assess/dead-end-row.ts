// A build that is known to fail. A row needs a source: an issue in which the failure was seen, a changelog, or one of our builds.

import type { Release } from '../target/target.ts';
import type { DeadEndFact } from './dead-end-fact.ts';

export interface DeadEndRow {
  /** Normalised. */
  readonly name: string;
  /** A specifier set (PEP 440); empty for all versions. */
  readonly versions: string;
  /** The Pythons on which it fails: from this one on, and before that one. */
  readonly since?: Release;
  readonly until?: Release;
  /** Conditions on the release of the distribution, one of which must hold; absent for any. */
  readonly distros?: readonly string[];
  /** From which Python on it is certain; absent for all. */
  readonly certainSince?: Release;
  readonly uncertain?: true;
  /** The first Rust that refuses it; with an older one of the distribution it builds. */
  readonly rust?: string;
  readonly fact: DeadEndFact;
  /** The first version that builds there; absent where none is known. */
  readonly fixedIn?: string | undefined;
  readonly source: string;
}

// A setup.py without pyproject.toml is run by the image's own setuptools, where pip before 23.1 finds one. Official images
// hold 57.5.0 up to Python 3.8 (for years, because of use_2to3), later ones up to 3.11 and none from 3.12 on: pip then takes the newest.
export const ownSetuptools = { certainSince: [3, 12] } as const;
