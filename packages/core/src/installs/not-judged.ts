// Why an installation is not judged.

import type { LackingCopy } from '../dockerfile/lacking-copy.ts';

export interface NotJudged {
  /** A clause. */
  readonly why: string;
  /** A clause in the imperative. */
  readonly remedy?: string;
  /** Where a COPY brings what lies beside a file that is not there. */
  readonly lacking?: LackingCopy | undefined;
  /** Whether its installer surely ends there. */
  readonly ends?: boolean;
}
