// What a verdict rests on, with all that its words need: the first sentence of a reason as facts.

import { cureOf } from '../assess/cure.ts';
import type { Finding, RefusedLine } from '../assess/assess.ts';
import type { FindingDetail, FindingReason } from '../assess/finding-reason.ts';
import type { IndexFault } from '../http/index-error.ts';
import type { Refusal } from '../match/match.ts';
import { pipUpgrade } from '../packaging/newest-pip-for.ts';
import { formatTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';
import { abiMiss, libcVersionMiss, platformMiss, pythonMiss, type WheelMiss } from './wheel-miss.ts';

/** Reasons that say everything in a word. */
type PlainReason = Extract<
  FindingReason,
  | 'no-wheel'
  | 'unpinned'
  | 'no-solution'
  | 'no-project'
  | 'no-version'
  | 'hash'
  | 'variant'
  | 'bad-name'
  | 'legacy'
  | 'project'
  | 'marker'
  | 'member'
  | 'not-needed'
  | 'no-binary'
  | 'only-binary'
>;

export type Cause =
  | WheelMiss
  | Exclude<FindingDetail, { kind: 'pythons' | 'pip-since' }>
  | { readonly kind: PlainReason }
  /** None of the release's files has a hash that the file lists. */
  | { readonly kind: 'hash-gone' }
  /** Null where nobody said why. */
  | { readonly kind: 'index'; readonly fault: IndexFault | null }
  /** What would bring it in. */
  | { readonly kind: 'group' | 'extra'; readonly names: readonly string[] }
  | { readonly kind: 'requires-python'; readonly ranges: readonly string[]; readonly python: string }
  /** A tag that fits, of the wheel that comes so near. */
  | { readonly kind: 'installer-tag'; readonly tag: string }
  | { readonly kind: 'pip-too-old'; readonly pip: string | null; readonly asked: string }
  /** The first pip that takes a wheel of it, and the place of the first command that installs (`Dockerfile:3`). */
  | { readonly kind: 'pip-unknown'; readonly since: string; readonly before: string | null }
  /** `pip`: that of the image, where it is the one that refuses. */
  | {
      readonly kind: 'refused-line';
      readonly line: string;
      readonly by: RefusedLine['by'];
      readonly pip: string | null;
    }
  /** Null where the index does not say. */
  | { readonly kind: 'not-in-lock'; readonly filename: string | null; readonly since: string | null };

/** Null where there is nothing to say beside the verdict. */
export function causeOf(finding: Finding, target: Target): Cause | null {
  const { reason, detail, refused } = finding;
  if (cureOf(finding) === 'find-out') return detail?.kind === 'other-hash' ? detail : { kind: 'hash-gone' };
  switch (reason) {
    case null:
      return null;
    case 'index':
      return { kind: 'index', fault: finding.fault };
    case 'group':
    case 'extra':
      return { kind: reason, names: finding.needs };
    case 'requires-python':
      return { kind: 'requires-python', ranges: pythonRanges(refused, detail), python: target.python.version };
    case 'installer-tag':
      return installerTag(refused);
    case 'pip-too-old':
      return { kind: 'pip-too-old', pip: target.pip ?? null, asked: pipUpgrade(target.pip, target.python.release) };
    case 'pip-unknown':
      return detail?.kind === 'pip-since'
        ? { kind: 'pip-unknown', since: detail.since, before: firstInstall(target) }
        : null;
    case 'metadata':
      return refusedLineOf(finding, target) ?? detailOf(finding);
    case 'not-in-lock':
      return notInLock(refused);
    case 'python':
      return pythonMiss(refused, target);
    case 'abi':
      return abiMiss(refused, target);
    case 'os':
    case 'arch':
    case 'libc':
      return platformMiss(refused, target);
    case 'libc-version':
      return libcVersionMiss(refused, target);
    case 'conflict':
    case 'repeated':
    case 'other-version':
    case 'direct-reference':
    case 'no-file':
      return detailOf(finding);
    case 'project':
      return detailOf(finding) ?? { kind: reason };
    case 'no-wheel':
    case 'unpinned':
    case 'no-project':
    case 'no-version':
      return detailOf(finding) ?? { kind: reason };
    case 'no-solution':
    case 'hash':
    case 'variant':
    case 'bad-name':
    case 'legacy':
    case 'marker':
    case 'member':
    case 'not-needed':
    case 'no-binary':
    case 'only-binary':
      return { kind: reason };
  }
}

function detailOf({ detail }: Finding): Cause | null {
  return detail?.kind === 'pythons' || detail?.kind === 'pip-since' ? null : detail;
}

function firstInstall({ stage }: Target): string | null {
  const [first] = stage?.installs ?? [];
  return stage === undefined || first === undefined ? null : `${stage.path}:${first.line}`;
}

/** Per file where the index says it, per release where the lock does. */
function pythonRanges(refused: readonly Refusal[], detail: FindingDetail | null): readonly string[] {
  const perFile = refused.flatMap(({ file, reason }) =>
    reason === 'requires-python' && file.requiresPython ? [file.requiresPython] : [],
  );
  if (perFile.length > 0) return [...new Set(perFile)];
  return detail?.kind === 'pythons' ? [detail.ranges] : [];
}

/** pip from 24.1 on passes over the release, an older one stops with an error, and uv finds no solution. */
function refusedLineOf({ refusedLine }: Finding, { pip }: Target): Cause | null {
  if (refusedLine === null) return null;
  const { line, by } = refusedLine;
  return { kind: 'refused-line', line, by, pip: by === 'pip' ? (pip ?? null) : null };
}

function installerTag(refused: readonly Refusal[]): Cause | null {
  const [tag] = refused.find(({ reason }) => reason === 'installer-tag')?.tags ?? [];
  return tag === undefined ? null : { kind: 'installer-tag', tag: formatTag(tag) };
}

/** Names the file and its day, so that the reader sees why the lock lacks it. */
function notInLock(refused: readonly Refusal[]): Cause {
  const later = refused.find(({ reason }) => reason === 'not-in-lock')?.file;
  return { kind: 'not-in-lock', filename: later?.raw ?? null, since: later?.uploaded?.slice(0, 10) ?? null };
}
