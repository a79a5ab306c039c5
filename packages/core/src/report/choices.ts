// Which image to take: for each platform one that does as it is, else the smallest change, else the one with the least in the way.

import { questionsOf } from './alternatives-to.ts';
import { leavesNothing } from './leaves-nothing.ts';
import { isHalted } from './refusal-text.ts';
import type { Report, ReportPlan, ReportTarget } from './report.ts';
import { alike } from '../text/alike.ts';
import { compareFaults, gravity, imageRanking, type RankedImage, type RankedTarget } from './image-ranking.ts';

export interface Choice extends RankedTarget {
  /** For which the same holds, as they were asked for. */
  readonly platforms: readonly string[];
  /** The change that leaves nothing to build; null where none is needed, or none is known. */
  readonly plan: ReportPlan | null;
}

/** A plan to another platform is a condition, which comes after every other. */
const FOREIGN = 100;

/** One choice for all platforms where there is one, of each stage of Dockerfiles; none for a report without targets. */
export function choices(report: Report): readonly Choice[] {
  const each = questionsOf(report).flatMap(ofQuestion);
  return each.map((choice) => withOthers(choice, each));
}

/** What one stage changes in lines that another installs from as well is changed for that one too: it was checked with the images that both have. */
function withOthers(choice: Choice, all: readonly Choice[]): Choice {
  const { target, plan } = choice;
  if (plan === null || isPinned(plan, target)) return choice;
  const taken = new Set(
    all.flatMap((other) => (other.plan && isPinned(other.plan, other.target) ? [JSON.stringify(other.plan.pins)] : [])),
  );
  const same = target.plans.find(
    (each) => leavesNothing(each) && isPinned(each, target) && taken.has(JSON.stringify(each.pins)),
  );
  return same ? { ...choice, plan: same } : choice;
}

function isPinned({ base, platform, pins }: ReportPlan, target: ReportTarget): boolean {
  return pins.length > 0 && base === target.base && platform === target.platform;
}

function ofQuestion(report: Report): readonly Choice[] {
  const images = imageRanking(report);
  const platforms = [...new Set(report.targets.map(({ platform }) => platform))];
  const each = platforms.flatMap((platform) => choose(images, platform) ?? []);
  return alike(each, keyOf).flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, platforms: group.flatMap((choice) => choice.platforms) }] : [];
  });
}

/** What is done is what counts; where nothing can be done, what is in the way. */
function keyOf({ target, found, plan }: Choice): string {
  return JSON.stringify(plan ? [plan.base ?? target.name, plan.text, plan.notes] : [target.name, found.clear || found]);
}

/** The choice for one platform; undefined where it was not asked for. */
export function choiceOn(report: Report, platform: string): Choice | undefined {
  return choose(imageRanking(report), platform);
}

function choose(images: readonly RankedImage[], platform: string): Choice | undefined {
  // Among equals the order of all images stands, so that platforms that can share an image do.
  const here = images
    .flatMap(({ targets }) => targets.filter(({ target }) => target.platform === platform))
    .toSorted((a, b) => compareFaults(gravity(a.found), gravity(b.found)));
  const good = here.find(({ found }) => found.clear);
  // Another machine is no answer for this one where others were asked for too: they have their own.
  const isAlone = images.every(({ targets }) => targets.every(({ target }) => target.platform === platform));
  // Where the build stops, no change of what is installed is the answer.
  const planned = here
    .filter(({ found }) => !isHalted(found.refused))
    .flatMap((each) => each.target.plans.filter(leavesNothing).map((plan) => ({ ...each, plan })))
    .filter(({ plan }) => isAlone || plan.platform === platform)
    .toSorted((a, b) => changes(a) - changes(b));
  const [least] = here;
  const chosen = good ? { ...good, plan: null } : (planned[0] ?? (least ? { ...least, plan: null } : undefined));
  return chosen && { ...chosen, platforms: [platform] };
}

/** How much a plan changes: a pin, the image, pip and a new lock each count once. */
function changes({
  target,
  plan: { base, platform, kind, pins, pip },
}: RankedTarget & { readonly plan: ReportPlan }): number {
  return (
    pins.length +
    (base === target.base ? 0 : 1) +
    (kind === 'relock' ? 1 : 0) +
    (pip === null ? 0 : 1) +
    (platform === target.platform ? 0 : FOREIGN)
  );
}
