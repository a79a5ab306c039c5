// What commands install beside wheels that earlier ones made. Where one asks no index, what it lacks is what pip ends at ("No matching distribution
// found"), and with it the build.

import type { PackageName } from '../packaging/name.ts';
import type { Target } from '../target/target.ts';
import type { TargetStage } from '../target/target-stage.ts';
import type { WheelsAlone } from '../target/wheels-alone.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { broughtByImage } from './brought-by-image.ts';
import { distributionPackages } from './distribution-packages.ts';
import type { CheckedTarget, ReportFacts } from './facts.ts';

/** Names in a reason, a count among them. */
const NAMED = 4;

export interface WheelsSet extends ReportFacts {
  readonly order?: { readonly made?: readonly number[]; readonly alone?: WheelsAlone } | undefined;
}

/** @returns without those that find all they ask for, and with what a command that fetches nothing comes to on the targets of its platform */
export function besideWheels<S extends WheelsSet>(all: readonly S[]): readonly S[] {
  const sets = all.filter((each) => all.length === 1 || !findsAllMade(each));
  const alone = sets.flatMap(({ order, targets }) => {
    const command = order?.alone;
    return command === undefined ? [] : targets.map((on) => ({ on, command, lacking: lackingOn(on) }));
  });
  return sets
    .filter(({ order }) => order?.alone === undefined)
    .map((set) => ({ ...set, targets: set.targets.map((one) => withStops(one, alone)) }));
}

/** Whether there is a wheel made before of all that a command installs: then it is judged where that was made. */
function findsAllMade({ order, checked, targets }: WheelsSet): boolean {
  return (
    order?.made !== undefined && checked.length === 0 && targets.every(({ unresolved }) => unresolved === undefined)
  );
}

interface Alone {
  readonly on: CheckedTarget;
  readonly command: WheelsAlone;
  readonly lacking: Lacking;
}

/** Of the same Dockerfile, on the same platform. */
function withStops(one: CheckedTarget, alone: readonly Alone[]): CheckedTarget {
  const { platform, stage } = one.target;
  return alone
    .filter(({ on }) => on.target.platform === platform && on.target.stage?.path === stage?.path)
    .reduce((told, { command, lacking }) => withOne(told, command, lacking), one);
}

interface Lacking {
  readonly names: readonly string[];
  /** Who asks for them, where none is asked for itself. */
  readonly roots: readonly string[];
  /** Whether some of it may be there all the same, or more may be lacking. */
  readonly isOpen: boolean;
}

/** What would be fetched; what earlier commands or the image have brought is none of it, and addresses are asked all the same. */
function lackingOn({ rows, target, there, unresolved }: CheckedTarget): Lacking {
  const fetched = rows.flatMap(({ finding, as }) =>
    finding.verdict === 'skipped' || as.source.kind !== 'index' || broughtByImage(as.name, target) === 'present'
      ? []
      : [as],
  );
  const ways = fetched.map(({ resolved, requiredBy = [] }) => [
    ...requiredBy.map(({ name }) => name),
    ...(resolved?.path ?? []),
  ]);
  return {
    names: fetched.map(({ name, version }) => {
      const made = there?.get(name);
      return made === undefined ? name : `${name} ${version ?? ''} (${made} is there)`;
    }),
    roots: ways.every((way) => way.length > 0)
      ? [...new Set(ways.flatMap(([first]) => first ?? []))].filter(
          (root) => !fetched.some(({ name }) => name === root),
        )
      : [],
    isOpen: fetched.length === 0 ? unresolved !== undefined : fetched.some(({ name }) => mayBeThere(name, target)),
  };
}

function mayBeThere(name: PackageName, target: Target): boolean {
  const { image, stage } = target;
  const { installs = [], packages = [] } = stage ?? {};
  if (broughtByImage(name, target) === 'unknown') return true;
  if (installs.every(({ ignoresImage }) => ignoresImage === true)) return false;
  return image?.ownPackages !== undefined || distributionPackages(packages, new Set([name])).length > 0;
}

function withOne(one: CheckedTarget, command: WheelsAlone, lacking: Lacking): CheckedTarget {
  const { stage } = one.target;
  if (stage === undefined || (lacking.names.length === 0 && !lacking.isOpen)) return one;
  const { folder, remedy, stopsAt, ...place } = command;
  const line = { ...place, why: whyEnds(lacking, folder), remedy };
  const told: Partial<TargetStage> = lacking.isOpen
    ? { unchecked: [...(stage.unchecked ?? []), line].toSorted((a, b) => a.line - b.line) }
    : { stops: [...(stage.stops ?? []), { ...line, stopsAt }] };
  return { ...one, target: { ...one.target, stage: { ...stage, ...told } } };
}

/** As a clause. */
function whyEnds({ names, roots, isOpen }: Lacking, folder: string): string {
  if (names.length === 0)
    return `whether the wheels in ${folder} are all that it needs is not known, and it asks no index`;
  const one = names.length === 1;
  const needed =
    roots.length === 0 ? '' : `, which ${listWords(shortened(roots, NAMED))} ${roots.length === 1 ? 'needs' : 'need'},`;
  const lacks = `${listWords(shortened(names, NAMED))}${needed} ${one ? 'is' : 'are'} not among the wheels in ${folder}, and it asks no index`;
  return isOpen ? `${lacks}: it ends there unless the image has ${one ? 'it' : 'them'}` : lacks;
}
