// Which image to take, in a few words.

import { noneInstalled } from './none-installed.ts';
import { agreeing } from '../text/agreeing.ts';
import { counted } from '../text/counted.ts';
import { listWords } from '../text/list-words.ts';
import { alternativesTo } from './alternatives-to.ts';
import type { Choice } from './choices.ts';
import type { InTheWay } from './in-the-way.ts';
import { isRefused, stoppedAt } from './refusal-text.ts';
import { isStage } from './is-stage.ts';
import type { Report, ReportPlan } from './report.ts';

/** So many pins are named in the largest letters; more are counted. */
const PINS_NAMED = 2;

/** And so many packages. */
export const NAMED_IN_TITLE = 3;

/** The answer in a few words, without a full stop: `Take python:3.12-slim`, `python:3.12-slim needs no compiler`. */
export function choiceTitle({ target, found, plan }: Choice, left: InTheWay, report: Report): string {
  const { targets } = alternativesTo(target, report);
  const images = new Set(targets.map(({ name }) => name)).size;
  if (found.none && found.installed === 0) return `${noneInstalled(report, target)} on ${target.name}`;
  if (found.none)
    return images > 1 ? `Take ${target.name}` : `${target.name} ${agreeing(target.name, 'needs', 'need')} no compiler`;
  if (plan) {
    const kept = plan.base === target.base;
    const image = kept ? target.name : imageOf(plan);
    const pins = plan.pins.slice(0, plan.written).map(({ name, version }) => `${name} ${version}`);
    const versions = pins.length > PINS_NAMED ? [`${pins.length} other pins`] : pins;
    const changed = listWords([...versions, ...(plan.pip === null ? [] : [plan.pip])]);
    const where = plan.platform === target.platform ? '' : ` on ${plan.platform}`;
    // Without an image the change is the Python: only the plan's own words have it.
    if (image === '' || (kept && plan.kind === 'python')) return `Take ${plan.text}`;
    const again = plan.kind === 'relock' ? ', locked again' : '';
    // Of stages and services none is taken or left: what changes stands first.
    if (kept && isStage(target) && changed !== '') return `Take ${changed} in ${target.name}${where}${again}`;
    const instead = kept ? '' : isStage(target) ? ` for ${target.name}` : images === 1 ? ' instead' : '';
    return `Take ${image}${where}${instead}${again}${changed === '' ? '' : ` with ${changed}`}`;
  }
  if (found.refused.length > 0 && !isRefused(found.refused))
    return `What ${target.name} ${agreeing(target.name, 'installs', 'install')} cannot run where it is copied`;
  const [stopped] = stoppedAt(found.refused);
  if (stopped !== undefined) return `The build stops at ${stopped} on ${target.name}`;
  if (found.refused.length > 0)
    return images > 1
      ? `None of the ${images} images takes the file`
      : `${target.name} ${agreeing(target.name, 'refuses', 'refuse')} the whole file`;
  if (left.impossible.length > 0)
    return images > 1
      ? `None of the ${images} images can install everything`
      : `${target.name} cannot install everything`;
  if (found.installed > 0 && found.unknown === found.installed)
    return images > 1 ? 'Which image to take is not known' : `Nothing could be judged on ${target.name}`;
  const take = left.open.length > 0 ? 'As far as was judged, take' : 'Take';
  if (left.build.length > 0) {
    const builds = left.build.length > NAMED_IN_TITLE ? counted(left.build.length, 'package') : listWords(left.build);
    if (images > 1) return `${take} ${target.name} and build ${builds}`;
    return `${target.name} must build ${left.build.length > NAMED_IN_TITLE ? `${left.build.length} of ${counted(found.installed, 'package')}` : builds}`;
  }
  if (images > 1) return `${take} ${target.name}`;
  return found.clear
    ? `Nothing that was judged must be built on ${target.name}`
    : `${target.name} could not be judged in full`;
}

/** With the Python that it is asked for with, where it has none of its own; empty without an image. */
function imageOf({ base, python }: ReportPlan): string {
  return base === null ? '' : `${base}${python === null ? '' : ` with Python ${python}`}`;
}
