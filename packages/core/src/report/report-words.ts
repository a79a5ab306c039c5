// What a report is told in, beside its rules: all of it, or what is left where everything is a wheel.

import type { WayOut } from '../advise/advice.ts';
import type { Finding } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { ManifestRemark } from '../manifest/manifest-remark.ts';
import type { Target } from '../target/target.ts';
import type { RaisedFact } from './diagnostics.ts';
import type { addingLine } from './adding-line.ts';
import type { reportPlan } from './plan-text.ts';
import type { preparationOf } from './preparation.ts';
import type { Diagnostic, ReportResult } from './report.ts';

/** What a result says of a package that is no wheel. */
export type TroubleWords = Pick<
  ReportResult,
  'build' | 'suggestions' | 'needs' | 'deadEnds' | 'runtime' | 'needsText' | 'fix' | 'ready' | 'open'
>;

export interface ReportWords {
  /** Full sentences; empty for a plain wheel. */
  readonly why: (
    finding: Finding,
    pkg: LockedPackage,
    target: Target,
    known: { readonly way: WayOut | undefined; readonly now: number | undefined },
  ) => string;
  readonly trouble: (
    finding: Finding,
    pkg: LockedPackage,
    target: Target,
    known: { readonly way: WayOut | undefined; readonly relockHelps: boolean },
  ) => TroubleWords;
  readonly plan: typeof reportPlan;
  readonly preparation: typeof preparationOf;
  readonly addingLine: typeof addingLine;
  readonly diagnostic: (fact: RaisedFact) => Diagnostic;
  readonly remark: (remark: ManifestRemark) => string;
}
