// Every file of one release on one target, in order of nearness, each with its reason in words.

import type { Finding } from '../assess/assess.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { formatTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';
import { fileWhy } from './file-why.ts';
import type { ReportResult, ReportTarget } from './report.ts';

/** One file of a release: whether an installer takes it, and why not. */
export interface ExplainedFile {
  readonly filename: string;
  readonly state: 'taken' | 'accepted' | 'refused';
  /** A reason of match.ts; null where the file fits. */
  readonly reason: string | null;
  readonly why: string;
  /** The tag by which a wheel fits best. */
  readonly tag: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly uploaded: string | null;
  readonly yanked: boolean;
}

/** One package on every target, with each file of its release. */
export interface Explanation {
  readonly name: string;
  readonly version: string | null;
  /** Where the version comes from. */
  readonly remark: string;
  /** Which indexes are asked that are not the public one, as a check says it. */
  readonly asks: readonly string[];
  /** Where the file pins it; null where it was named on the command line. */
  readonly location: SourceLocation | null;
  readonly targets: readonly {
    readonly target: ReportTarget;
    readonly result: ReportResult;
    readonly files: readonly ExplainedFile[];
  }[];
}

/** The file taken, those that would do as well, then every refusal, nearest first. */
export function explainFiles({ file, tag, alternatives, refused }: Finding, target: Target): readonly ExplainedFile[] {
  return [
    ...(file
      ? [explained(file, 'taken', tag ? `fits by ${formatTag(tag)}` : 'the sdist', tag ? formatTag(tag) : null)]
      : []),
    ...alternatives.map((other) =>
      explained(
        other.file,
        'accepted',
        other.tag ? `fits by ${formatTag(other.tag)}, which comes later` : 'an sdist: any wheel that fits comes first',
        other.tag ? formatTag(other.tag) : null,
      ),
    ),
    ...refused.map((refusal) => ({
      ...explained(refusal.file, 'refused', fileWhy(refusal, target), null),
      reason: refusal.reason,
    })),
  ];
}

function explained(
  file: DistributionFile,
  state: ExplainedFile['state'],
  why: string,
  tag: string | null,
): ExplainedFile {
  return {
    filename: file.raw,
    state,
    reason: null,
    why,
    tag,
    size: file.size ?? null,
    uploaded: file.uploaded ?? null,
    yanked: file.yanked !== false,
  };
}
