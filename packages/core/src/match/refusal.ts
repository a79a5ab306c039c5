// A file that the installer does not take on a target, and the first thing that keeps it from being taken.

import type { WheelTag } from '../packaging/tag.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { Reason } from './compatibility.ts';

export interface Refusal {
  readonly file: DistributionFile;
  readonly reason: Reason;
  /** The tags of the wheel that the reason is about, where it is about tags: a set's others are farther from fitting. */
  readonly tags?: readonly WheelTag[] | undefined;
}
