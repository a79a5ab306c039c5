// The advice for one target, wired as check() does it, for tests that look at more of it than a report shows.

import { lineWords } from '../../packages/core/src/report/image-line-words.ts';
import { planDoubt, planNote } from '../../packages/core/src/report/plan-words.ts';
import type { Advice } from '../../packages/core/src/advise/advice.ts';
import { advise } from '../../packages/core/src/advise/advise.ts';
import type { Alternative } from '../../packages/core/src/advise/alternatives.ts';
import type { Inspection } from '../../packages/core/src/sdist/inspection.ts';
import { openJudging } from '../../packages/core/src/judge/judging.ts';
import type { DistributionFile, PackageIndex } from '../../packages/core/src/package-index/package-index.ts';
import { openInquiry } from '../../packages/core/src/run/open-inquiry.ts';
import { openReleases } from '../../packages/core/src/run/releases.ts';
import { supportedNeighbours } from '../../packages/core/src/image/supported-neighbours.ts';
import { resolveTarget } from '../../packages/core/src/image/resolve-target.ts';
import type { TargetRequest } from '../../packages/core/src/target/target.ts';
import { readInput } from '../../packages/core/src/manifest/input.ts';

export interface AdviceInput {
  readonly path?: string;
  readonly text: string;
  /** Files beside it. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly index: PackageIndex;
  readonly request: TargetRequest;
  /** Absent: `main` alone. */
  readonly everything?: boolean;
  readonly alternatives?: ReadonlyMap<string, Alternative>;
  /** Looks into sdists; absent: none is. */
  readonly inspect?: (file: DistributionFile) => Promise<Inspection>;
}

export async function adviceFor({
  path = 'requirements.txt',
  text,
  beside = {},
  index,
  request,
  everything = false,
  alternatives,
  inspect,
}: AdviceInput): Promise<Advice> {
  const sibling = async (name: string): Promise<string | undefined> => beside[name];
  const inputs = [await readInput({ path, text, sibling })];
  const releases = await openReleases(index);
  const selection = { with: [], without: [], only: [], allGroups: everything, extras: [], allExtras: everything };
  const judging = openJudging({
    inputsOn: () => Promise.resolve({ inputs }),
    selection,
    releases,
    ...(inspect ? { costOf: () => ({ inspect }), inspect } : {}),
  });
  const target = await resolveTarget(request);
  const set = { request, target, rows: await judging.on(target) };
  const inquiry = await openInquiry({
    inputs,
    judging,
    releases,
    ...(alternatives ? { alternatives } : {}),
  });
  return advise(set, await supportedNeighbours(request, target), inquiry);
}

/** A plan in one line: `python:3.9-alpine cffi 1.15.1 (3.9 is past support too)`. */
export function planLine({
  kind,
  request,
  pins,
  adds,
  drops,
  leaves,
  insteadOf,
  notes,
  unknown,
}: Advice['plans'][number]): string {
  const told = [...notes.map((note) => planNote(note, {}, lineWords('bare'))), ...unknown.map(planDoubt)];
  return [
    kind,
    request.base ?? request.python,
    ...(kind === 'platform' ? [request.platform] : []),
    ...pins.map(({ name, version }) => `${name} ${version}`),
    ...adds.map(({ name, version }) => `+${name} ${version}`),
    ...drops.map(({ name }) => `-${name}`),
    ...(leaves.build + leaves.impossible > 0
      ? [`leaves ${leaves.build}+${leaves.impossible} of ${insteadOf.build + insteadOf.impossible}`]
      : []),
    ...(told.length > 0 ? [`(${told.join('; ')})`] : []),
  ].join(' ');
}
