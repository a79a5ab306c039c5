// Every file of a judged release: those that decided, and those that did not have to.

import type { Judged } from '../advise/inquiry.ts';
import type { Finding } from '../assess/assess.ts';
import { judge } from '../judge/judge.ts';
import { laterFiles } from '../judge/judge-locked.ts';
import type { AskReleases } from '../judge/judging-input.ts';
import { refusalsInOrder } from '../judge/refusals-in-order.ts';
import type { Refusal } from '../match/match.ts';

/** The finding with all files of the release, also where something else decided: then as if it were installed. */
export async function allFiles(row: Judged, releases: AskReleases): Promise<Finding> {
  const { as, manifest, matcher } = row;
  const found = hasFiles(row.finding) ? row.finding : await asInstalled(row, releases);
  const finding = { ...found, refused: refusalsInOrder(found, matcher) };
  if (!as.files || as.source.kind !== 'index') return finding;
  // Files that came to the index after the lock was made are what locking again would bring.
  const answer = await releases.ask(as, manifest);
  const shown = [...(finding.file ? [finding] : []), ...finding.alternatives, ...finding.refused];
  const locked = shown.flatMap((each) => each.file ?? []);
  const later = laterFiles(as, locked, answer.found ? answer.files : [], manifest, matcher);
  const isFitting = ({ reason }: Refusal): boolean => reason === 'not-in-lock';
  const others = later.filter((each) => !isFitting(each));
  return { ...finding, refused: [...later.filter(isFitting), ...finding.refused, ...others] };
}

function hasFiles({ file, alternatives, refused }: Finding): boolean {
  return file !== null || alternatives.length > 0 || refused.length > 0;
}

async function asInstalled(
  { as, extras, manifest, matcher, finding }: Judged,
  releases: AskReleases,
): Promise<Finding> {
  if (as.source.kind !== 'index' || as.version === undefined) return finding;
  return judge({ package: as, state: 'installed', extras }, manifest, matcher, {
    release: (pkg) => releases.ask(pkg, manifest),
    confirm: (pkg) => releases.confirm(pkg, manifest),
    exists: () => Promise.resolve(undefined),
  });
}
