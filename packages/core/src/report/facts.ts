// What a report is made from: every package with its findings, the files and the targets.

import type { Advice } from '../advise/advice.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import type { Target } from '../target/target.ts';

export interface ReportFacts {
  readonly files: readonly { readonly path: string; readonly sha256?: string }[];
  readonly manifests: readonly Manifest[];
  readonly targets: readonly Target[];
  readonly checked: readonly CheckedPackage[];
  /** In the order of the targets. */
  readonly advice: readonly Advice[];
  /** Milliseconds since 1970; absent where there is no clock. */
  readonly now?: number | undefined;
}
