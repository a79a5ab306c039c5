// A Dockerfile → the installations of a check: every command that installs, on the stage where it runs.

import type { DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
import { countsForBuilds } from '../dockerfile/counts-for-builds.ts';
import { cannotTell } from '../dockerfile/cannot-tell.ts';
import { mentionsInstall } from '../dockerfile/mentions-install.ts';
import { type FoundStages, findStages } from '../dockerfile/find-stage.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import { readingOnce } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { AskedTarget } from '../target/target.ts';
import { contextOnce } from './build-context.ts';
import { withoutRepeats } from './command-groups.ts';
import { type ContextReading, contextReading, type ReadingBy } from './context-reading.ts';
import { editedContext } from './edited-context.ts';
import { groupOrder } from './group-order.ts';
import { checksBehind, checksOf } from './checks-behind.ts';
import { commandsApart } from './commands-apart.ts';
import { lackingCopies } from './lacking-copies.ts';
import { madeApart } from './made-apart.ts';
import { withAnswered } from './answered-lines.ts';
import { nothingJudged } from './nothing-judged.ts';
import { withRemedyOfConda } from './remedy-of-conda.ts';
import { openContext } from './open-context.ts';
import { changedFiles } from './changed-files.ts';
import { installationOf, refusalOf } from './installation-of.ts';
import type { DockerfilePlan, PlannedInstallation, ReadingPlan } from './planned-installation.ts';
import { judgedStage, type UnjudgedLine } from './judged-stage.ts';
import { stageTargets } from './stage-targets.ts';
import { withoutOpenWheels } from './wheels-alone.ts';
import { unjudgedLines } from './unjudged-lines.ts';
import { withRunFiles } from './with-run-files.ts';

/**
 * Plans what a Dockerfile installs, each installation once with its stage on every platform. A command that cannot be judged is
 * named by the targets as unchecked, which leaves the report incomplete.
 *
 * @throws WheelcheckError where nothing can be judged: `empty` where every line is known to install nothing of Python's, `usage`, or why it is that the first of its commands cannot be
 */
export async function planDockerfile(plan: DockerfilePlan): Promise<readonly PlannedInstallation[]> {
  const { installations, unchecked, unclear } = await installationsIn(plan);
  if (installations.length > 0) return installations;
  throw await nothingJudged(plan.dockerfile.path, { unchecked, unclear }, plan.context);
}

export interface DockerfileInstallations {
  /** None where nothing can be judged. */
  readonly installations: readonly PlannedInstallation[];
  /** What installs more, or may; the targets say so, where there are any. */
  readonly unchecked: readonly UnjudgedLine[];
  /** Lines that may install for all that is known; none where the Dockerfile is known to install nothing of Python's. */
  readonly unclear: readonly UnjudgedLine[];
}

export async function installationsIn(asked: DockerfilePlan): Promise<DockerfileInstallations> {
  const alike = new WeakMap<InputFile, InputFile>();
  const plan: ReadingPlan = { ...asked, context: contextOnce(asked.context), read: readingOnce(alike), alike };
  const planned = new Map<string, PlannedInstallation>();
  const unchecked = new Map<string, UnjudgedLine>();
  const unclear = new Map<string, UnjudgedLine>();
  for (const request of plan.requests) {
    // One platform after the other: each is a few milliseconds of reading.
    // oxlint-disable-next-line no-await-in-loop
    const found = await installationsOf(request, plan);
    for (const one of found.installations) {
      const texts = one.files.map(({ path, line, text }) => [path, line, line === undefined ? '' : text]);
      const state = one.targets.map(
        ({ stage, python }) => stage && [stage.packages.filter(countsForBuilds), python, stage.pip],
      );
      const key = JSON.stringify([
        one.stage.name,
        state,
        texts,
        one.selection,
        one.overrides,
        one.resolve,
        one.command,
      ]);
      planned.set(key, together(planned.get(key), one));
    }
    for (const one of found.unchecked) unchecked.set(`${one.line} ${one.text}`, one);
    for (const one of found.unclear) unclear.set(`${one.line} ${one.text}`, one);
  }
  return { installations: [...planned.values()], unchecked: [...unchecked.values()], unclear: [...unclear.values()] };
}

/** A FROM with a platform of its own has that one, whatever was asked for. */
function together(known: PlannedInstallation | undefined, one: PlannedInstallation): PlannedInstallation {
  if (known === undefined) return one;
  const isKnown = ({ platform, base }: AskedTarget): boolean =>
    known.targets.some((other) => other.platform === platform && other.base === base);
  const targets = [...known.targets, ...one.targets.filter((target) => !isKnown(target))];
  const apart = known.apart?.map((each, at) => {
    const more = one.apart?.[at]?.targets ?? [];
    return { ...each, targets: [...each.targets, ...more.filter((target) => !isKnown(target))] };
  });
  return { ...known, targets, ...(apart && { apart }) };
}

async function installationsOf(given: DockerfileRequest, asked: ReadingPlan): Promise<DockerfileInstallations> {
  const request = await withRunFiles(given, asked.dockerfile, asked.context);
  const found = await findStages(request);
  const instead = standInFor(found, request, asked);
  if (instead !== undefined) return installationsOf(instead, asked);
  const { stages, unclear } = found;
  // What an earlier command makes wheels of was judged with it.
  const own = madeApart(stages).map(withoutRepeats);
  const needed = own.flat().filter((install) => cannotTell(install) === undefined);
  const files = needed.flatMap(({ understood }) => [...understood.files, ...understood.constraints]);
  const opened = await openContext(asked.context, asked.dockerfile, files);
  const { read, context } = opened;
  const plan = { ...asked, context };
  const { readBy, whyUnknown } = editedContext(read, asked.dockerfile.path);
  const readings = new Map<StageInstall, ContextReading>();
  const readingBy: ReadingBy = (install) => {
    const known = readings.get(install) ?? contextReading(readBy(install), plan.read);
    readings.set(install, known);
    return known;
  };
  const judged = await Promise.all(
    stages.map((stage, position) =>
      judgedStage(
        stage,
        own[position] ?? [],
        readingBy,
        async (install) => {
          const why = await whyUnknown(install);
          return why === undefined ? refusalOf(install, stage, readBy, plan) : { why, altered: install.understood };
        },
        plan.facts?.python,
      ),
    ),
  );
  const parts = withoutOpenWheels(judged);
  const lacking = await lackingCopies(found.copies, opened, files, asked.dockerfile.path);
  const { answered, lost } = await unjudgedLines(found, parts, read, plan.dockerfile.path, plan.facts?.python);
  // Another base stands in for what is not known of the FROM, and for what stops at it.
  const counts = ({ text, ofImage }: UnjudgedLine): boolean =>
    plan.elsewhere === undefined || !(text.startsWith('FROM ') || ofImage === true);
  const isJudged = ({ line, text }: UnjudgedLine): boolean =>
    parts.some(({ groups }) =>
      groups.flat().some(({ understood }) => understood.line === line && understood.command === text),
    );
  const unchecked = [
    ...lost.filter(counts),
    ...lacking.stops,
    ...lost
      .filter((each) => !counts(each))
      .filter((each) => !isJudged(each))
      .flatMap(notFollowedThere),
  ];
  const allGroups = parts.map(({ groups }) => groups);
  const planned = parts.flatMap(({ stage, groups }, part) =>
    groups.map(async (installs, at) => {
      const place = groupOrder(allGroups, part, at);
      const checks = checksOf(stage, installs);
      const order = place && checks.length > 0 ? { ...place, checks } : place;
      const on = await stageTargets(stage, installs, unchecked, plan);
      const said = [...changedFiles(installs, plan.dockerfile.path), ...lacking.remarks];
      const remarks = said.length === 0 ? {} : { remarks: [...said, ...(on.remarks ?? [])] };
      const apart = await commandsApart(installs, order, async (install) => ({
        files: (await installationOf([install], readBy, plan)).files,
        targets: (await stageTargets(stage, [install], [...unchecked, ...checksBehind(stage, installs)], plan)).targets,
      }));
      return {
        ...(await installationOf(installs, readBy, plan)),
        stage,
        ...on,
        ...remarks,
        ...(order && { order }),
        ...(apart && { apart }),
      };
    }),
  );
  const installations = withAnswered(await Promise.all(planned), answered.filter(counts), plan.dockerfile.path);
  const helped = unclear
    .filter(counts)
    .map((each) => withRemedyOfConda(each, read, plan.dockerfile.path, plan.facts?.python, false));
  return { installations, unchecked, unclear: await Promise.all(helped) };
}

/** Where all that installs stops at the image of its stage, another one is followed in its place from the start. */
function standInFor(
  { stages, stoppedAt }: FoundStages,
  request: DockerfileRequest,
  { elsewhere }: ReadingPlan,
): DockerfileRequest | undefined {
  const image = elsewhere?.[0]?.base;
  return image === undefined || stages.length > 0 || stoppedAt === undefined || request.standIn !== undefined
    ? undefined
    : { ...request, standIn: { line: stoppedAt, image } };
}

/** What would install and stops at its own image may go on at another: nobody has judged it there. */
function notFollowedThere({ text, ofImage, answered, line, at }: UnjudgedLine): readonly UnjudgedLine[] {
  const installs = ofImage === true && answered !== true && mentionsInstall(text);
  return installs ? [{ line, at, text, why: 'it stops at its own image, and is not judged on another' }] : [];
}
