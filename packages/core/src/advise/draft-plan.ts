// A plan on one target with certain versions, if the set as a whole bears it.

import type { LockedPackage } from '../manifest/manifest.ts';
import { interpreterVersion } from '../packaging/interpreter-version.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Neighbour } from '../image/neighbour.ts';
import type { Pin, Plan } from './advice.ts';
import { asking } from './asking.ts';
import type { Choice } from './choose-pins.ts';
import { comingAlong } from './coming-along.ts';
import { doublesMore } from './doubles-more.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { goesOntoOld, type PlanDistance } from './plan-distance.ts';
import { losses } from './losses.ts';
import { companionNotes } from './companion-notes.ts';
import { newsComeAlong } from './news-come-along.ts';
import { compiledNotes } from './compiled-notes.ts';
import { doubtsElsewhere, planDoubts } from './plan-doubts.ts';
import type { PlanDoubt, PlanNote } from './plan-note.ts';
import { isOfSystem, isTroubled, type Prospects } from './prospects.ts';
import { openSetDemands } from './set-demands.ts';
import { pathNotes } from './path-notes.ts';
import { runtimeNotes } from './runtime-notes.ts';
import { isOlderThan, supportNotes } from './support-notes.ts';
import { wholeness } from './wholeness.ts';

export interface PlanDraft {
  readonly plan: Plan;
  readonly distance: PlanDistance;
}

/**
 * Judges the set again with the versions put in. What nobody knows of its needs is no reason against the plan but a note on
 * it: without pins no version changes, so only markers could ask for more on another Python or machine.
 *
 * @param here the set as the user has it
 * @param on the set on the plan's target
 * @param neighbour that target; undefined for the user's own
 * @param partly whether it may leave something to build: less than there is
 * @returns undefined where something would then be built, impossible, unknown, refused, lacking or overwritten
 */
export async function draftPlan(
  here: Prospects,
  on: Prospects,
  choice: Choice,
  neighbour: Neighbour | undefined,
  inquiry: Inquiry,
  partly = false,
): Promise<PlanDraft | undefined> {
  const { request, target } = on.set;
  const { dropped, readByOlder = [] } = choice;
  const coming = await comingAlong(choice.chosen, on.demands, inquiry);
  const chosen = new Map([...choice.chosen, ...coming]);
  const all = [...chosen].map(([row, { name, version }]): Pin => {
    return { of: row.pkg, name, version, ...asking(row, name, version, inquiry.constraints) };
  });
  const after = all.length === 0 ? on.set : await inquiry.judgeOn(request, all);
  if (!after || after.rows.some(({ finding }) => finding.verdict === 'unknown') || !isInstallable(after))
    return undefined;
  const drops = [...dropped, ...here.outside].map(({ pkg }) => pkg);
  const left = after.rows.filter(
    (row) => isTroubled(row) && !isOfSystem(row) && !drops.includes(row.pkg) && !readByOlder.includes(row.pkg),
  );
  const before = [...here.troubled, ...here.outside];
  if (left.length > 0 && !(partly && left.length < before.length)) return undefined;
  const again = [...chosen].flatMap(([row, { same }]) => (same ? [row.pkg] : []));
  const pins = all.filter(({ of }) => !again.includes(of));
  const comeAlong = pins.filter(({ of }) => [...coming.keys()].some(({ pkg }) => pkg === of));
  const kind = kindOf(neighbour, pins.length + drops.length + readByOlder.length);
  const adds = await on.objections.newcomers(chosen);
  if (await doublesMore(here, on, { chosen, dropped }, adds, inquiry)) return undefined;
  const unknown = await on.objections.unknown(chosen);
  const unseen = neighbour && isElsewhere(neighbour) ? await notSeen(neighbour) : [];
  if (!unseen) return undefined;
  const { variant = 0, python = 0, platform = 0 } = neighbour ?? {};
  const older = isOlderThan(target, here.set.target) ? 1 : 0;
  return {
    plan: {
      kind,
      request,
      pins,
      ...(comeAlong.length === 0 ? {} : { comeAlong }),
      adds,
      addsComeAlong: newsComeAlong([...chosen.keys()].map(({ manifest }) => manifest)),
      drops,
      ...(readByOlder.length > 0 ? { pip: { to: 'before-24.1', of: readByOlder } as const } : {}),
      leaves: leavesOf(left),
      insteadOf: leavesOf(before),
      notes: [
        ...(kind === 'relock' ? [] : relockNotes(again)),
        ...pathNotes(target, here.set.target),
        ...supportNotes(target, here.set.target),
        ...runtimeNotes(after, here.set.target),
        ...(await companionNotes(after, on.demands, here.set)),
        ...compiledNotes(chosen),
      ],
      unknown: [...planDoubts(unknown, chosen), ...unseen],
    },
    distance: {
      variant,
      python,
      platform,
      older,
      onto: neighbour && goesOntoOld(neighbour) ? 1 : 0,
      unsure: unknown.own.length > 0 ? 1 : 0,
      losses: losses(choice, on),
      rewrites: neighbour?.rewrites ?? 0,
      pins: pins.length - comeAlong.length + adds.length + (readByOlder.length > 0 ? 1 : 0),
      past: python === 0 && (neighbour?.pastSupport ?? Boolean(here.set.target.image?.pastSupport)) ? 1 : 0,
    },
  };

  /** What could not be looked at there; undefined where the set is known to lack something. */
  async function notSeen({ python: other, minor }: Neighbour): Promise<readonly PlanDoubt[] | undefined> {
    const there = after === on.set ? on : after && { set: after, demands: openSetDemands(after, inquiry) };
    const seen = there && (await wholeness(here, there, pins.length > 0, adds));
    if (!seen?.whole) return undefined;
    const told = new Set([...unknown.others, ...unknown.own].map(({ pkg }) => pkg));
    const silent = seen.unknown.filter(({ pkg }) => !told.has(pkg));
    return doubtsElsewhere(silent, other > 0 ? `Python ${minor}` : request.platform);
  }
}

function leavesOf(left: readonly Judged[]): Plan['leaves'] {
  const impossible = left.filter(({ finding }) => finding.verdict === 'impossible').length;
  return { build: left.length - impossible, impossible };
}

/** On another Python or machine markers decide otherwise. */
function isElsewhere({ python, platform }: Neighbour): boolean {
  return python > 0 || platform > 0;
}

/** The lock's own range of Pythons and machines: elsewhere its installer refuses the whole file, or installs nothing. */
function isInstallable({ target, rows }: JudgedSet): boolean {
  if (rows.every(({ finding }) => finding.verdict === 'skipped')) return false;
  const python = parseVersion(interpreterVersion(target.python.version));
  return [...new Set(rows.map(({ manifest }) => manifest))].every(
    ({ requiresPython }) =>
      !requiresPython || !python.ok || requiresPython.anyOf.some((range) => satisfies(python.value, range, true)),
  );
}

function kindOf(neighbour: Neighbour | undefined, changes: number): Plan['kind'] {
  if (!neighbour) return changes === 0 ? 'relock' : 'version';
  if (neighbour.platform > 0) return 'platform';
  return neighbour.python > 0 ? 'python' : 'base';
}

function relockNotes(again: readonly LockedPackage[]): readonly PlanNote[] {
  return again.length === 0 ? [] : [{ kind: 'relocked', names: again.map(({ name }) => name) }];
}
