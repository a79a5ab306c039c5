// What targets hang on beside the flags.

import type { CheckFile } from '@wheelcheck/core';

/** What a target hangs on beside the flags. */
export interface TargetContext {
  readonly files: readonly CheckFile[];
  /** Told what was taken from a Dockerfile. */
  readonly say: (text: string) => void;
  /** Variables of the environment. */
  readonly variable: (name: string) => string | undefined;
}
