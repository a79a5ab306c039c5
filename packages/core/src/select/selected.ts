// One package of a manifest as it stands on one target: installed, or skipped with its reason.

import type { LockedPackage } from '../manifest/manifest.ts';

export interface Installed {
  readonly package: LockedPackage;
  readonly state: 'installed';
  /** A marker on the way to it whose answer depends on the running machine (WC204); it was taken for yes. */
  readonly undecided?: string;
  /** Asked of the package. */
  readonly extras: readonly string[];
}

export interface Skipped {
  readonly package: LockedPackage;
  readonly state: 'skipped';
  /** `member`: only other members of the workspace than the one to install need it. */
  readonly reason: 'marker' | 'group' | 'extra' | 'project' | 'member';
  /** The groups (reason `group`) or extras (reason `extra`) each of which alone would bring it in. */
  readonly needs: readonly string[];
  /** A marker that keeps it out here and would not under another kernel (WC204). */
  readonly undecided?: string;
  /** The user's own project that the installer builds here: it is nobody's finding unless it has something to compile. */
  readonly builtHere?: true;
}

export type Selected = Installed | Skipped;
