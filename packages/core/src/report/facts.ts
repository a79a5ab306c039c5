// What a report is made from: every package with its findings, the files and the targets.

import type { Advice } from '../advise/advice.ts';
import type { Finding } from '../assess/assess.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Asked } from '../package-index/package-index.ts';
import type { Target } from '../target/target.ts';

/** One package of one file with its finding on every target, and what the index said where it was asked. */
export interface CheckedPackage {
  readonly manifest: Manifest;
  readonly pkg: LockedPackage;
  readonly findings: readonly Finding[];
  readonly answer: Asked | undefined;
}

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
