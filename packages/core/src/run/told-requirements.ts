// What some release requires, and who said so.

import type { RequiresFrom } from '../package-index/package-index.ts';

export interface ToldRequirements {
  readonly lines: readonly string[];
  readonly from: RequiresFrom;
  /** Whether the very file tells it that would be installed: the index speaks of a release, and its wheels of themselves. */
  readonly byItself: boolean;
}
