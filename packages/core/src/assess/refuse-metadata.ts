// A finding once the installer reads what the release requires: a line that it cannot read makes it refuse the release.

import type { Reason } from '../match/compatibility.ts';
import type { Refusal } from '../match/match.ts';
import type { OwnRefusal } from '../match/own-refusal.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { parseRequiresDist, refusedLine, type RequiresDistDialect } from '../packaging/requires-dist.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Finding, RefusedLine } from './assess.ts';

/** What is known of the metadata of a release. */
export interface KnownMetadata {
  /** What the release requires. */
  readonly requires: readonly string[] | undefined;
  /** Why the metadata of the very wheel that is taken keeps it from being taken. */
  readonly own: OwnRefusal | undefined;
}

/**
 * pip from 24.1 on passes over a version of which the first file that it looks at has such a line (textract 1.6.5), whether
 * the line applies or not, with hashes and with `--no-deps` as well; it tries no other file of that version. Older pips stop
 * at what not even they can read.
 *
 * A wheel that is another's by its own word, or is not for this Python by its own word, is refused before and after that.
 *
 * @param dialect how the installer reads that; undefined: it does not look
 * @param others what else is refused, nearest first; asked for where the release is
 */
export function refuseMetadata(
  finding: Finding,
  { requires, own }: KnownMetadata,
  dialect: RequiresDistDialect | undefined,
  others: () => readonly Refusal[] = () => finding.refused,
): Finding {
  if (finding.file === null) return finding;
  const refused = (file: DistributionFile, why: Why): Finding => withoutFile(finding, file, why, others());
  if (own && own.kind !== 'python') return refused(finding.file, { reason: 'metadata', detail: own });
  const line = dialect && (finding.tag ? ofWheel(dialect, requires) : ofSdist(dialect, finding));
  if (line) return refused(finding.file, { reason: 'metadata', refusedLine: line });
  return own ? refused({ ...finding.file, requiresPython: own.range }, { reason: 'requires-python' }) : finding;
}

type Why = { readonly reason: Reason } & Partial<Pick<Finding, 'detail' | 'refusedLine'>>;

/** No other file of the version is tried. */
function withoutFile(finding: Finding, file: DistributionFile, why: Why, others: readonly Refusal[]): Finding {
  const { reason } = why;
  const files = [file, ...finding.alternatives.map((each) => each.file)];
  return {
    ...finding,
    ...why,
    verdict: 'impossible',
    file: null,
    tag: null,
    alternatives: [],
    build: null,
    refused: [...files.map((each): Refusal => ({ file: each, reason })), ...others],
  };
}

function ofWheel(dialect: RequiresDistDialect, requires: readonly string[] = []): RefusedLine | null {
  const line = refusedLine(requires, dialect);
  if (line === undefined) return null;
  const olderPip = dialect === 'pep-508' && parseRequiresDist(line, 'legacy').ok;
  return { line, by: dialect === 'mended' ? 'uv' : 'pip', olderPip };
}

/**
 * An sdist is built first: pip from 24.1 on stands in images without a setuptools of their own, and so fetches the newest one
 * for it, as uv does; from 66.1 on that refuses specifiers from before PEP 440 in `install_requires`. What else cannot be read
 * may owe to how `requires.txt` was written down: it is no metadata yet.
 */
function ofSdist(dialect: RequiresDistDialect, { build }: Finding): RefusedLine | null {
  const reading = build?.reading;
  if (dialect === 'legacy' || !reading || !usesNewSetuptools(reading)) return null;
  const line = reading.requiresDist?.find(
    (each) => !parseRequiresDist(each, 'pep-508').ok && parseRequiresDist(each, 'legacy').ok,
  );
  return line === undefined ? null : { line, by: 'setuptools', olderPip: false };
}

function usesNewSetuptools({ backend, requires }: SdistReading): boolean {
  const version = parseVersion('80');
  const admitsIt = (text: string): boolean => {
    const read = parseRequirement(text);
    return (
      !read.ok || read.value.name !== 'setuptools' || !version.ok || satisfies(version.value, read.value.specifiers)
    );
  };
  return backend === 'setuptools' && requires.every(admitsIt);
}
