// What a stage would be on another image: what its commands bring to any.

import type { ImageDescription } from '../image/describe-image.ts';
import { isInstalledAlike, packageManagers } from '../image/distribution.ts';
import type { TargetStage } from '../target/target-stage.ts';
import type { Followed } from './follow-dockerfile.ts';
import { closedStops } from './closed-stops.ts';
import { movedPython } from './moved-python.ts';
import { lineageOf, runtimeOf } from './runtime-of.ts';
import { stateTeller } from './same-state.ts';
import type { StageInstall } from './stage-install.ts';
import { firstUpgrade } from './note-upgrade.ts';
import { stoppedElsewhere } from './stopped-elsewhere.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** A stage on another image. */
export interface MovedStage {
  readonly stage: TargetStage;
  /** What its commands bring where that image has no Python. */
  readonly python?: string;
  /** Packages that its commands add with another manager than that image has. */
  readonly lost: readonly string[];
  /** Lines at which the build stops there. */
  readonly stopped: readonly UnfollowedLine[];
}

/** Where a stage is moved to. */
interface Moving {
  /** Undefined where nothing is known of that image. */
  readonly there: ImageDescription | undefined;
  readonly chosen: Followed;
  readonly stages: readonly Followed[];
  /** The same file, followed on that image. */
  readonly again: readonly Followed[] | undefined;
}

/** What its commands bring to any image; what runs it stays, unless both start from one image. */
export function movedStage(
  { imageLine: _imageLine, imageVariables: _imageVariables, split: _split, ...stage }: TargetStage,
  installs: readonly StageInstall[],
  { there, chosen, stages, again }: Moving,
): MovedStage {
  const { image, base } = chosen.understood;
  const keeps = addsAlike(chosen, there?.distro?.name);
  const same = installs.map((each) => sameInstall(each, again?.[chosen.understood.index]));
  const python = pythonThere(same, there) ?? movedPython(chosen, keeps ? stage.packages : [], there);
  const runtime = image === null ? undefined : runtimeOf(chosen, stages, installs);
  const stays = runtime !== undefined && runtime.base !== image?.base && runtime.base !== base;
  return {
    stage: {
      ...stage,
      installs: stage.installs.map((each, at) => ({
        ...each,
        ...closedAs(same[at]),
      })),
      stops: closedStops(
        installs.map((each, at) => ({ ...each, ...closedAs(same[at]) })),
        firstUpgrade(lineageOf(chosen.understood.index, again ?? stages).toReversed()),
      ),
      pip: ownPip(chosen, installs),
      packages: keeps ? stage.packages : [],
      ...(stays ? { runtime } : {}),
    },
    ...(python === undefined ? {} : { python }),
    lost: keeps ? [] : stage.packages,
    stopped: stoppedElsewhere(chosen, { stages, again, distribution: there?.distro?.name }),
  };
}

/** Whether its Python is closed to the same command there, where that is known. */
function closedAs(same: StageInstall | undefined): Partial<Pick<StageInstall, 'atClosedPython'>> {
  return same === undefined ? {} : { atClosedPython: same.atClosedPython };
}

/** The same command there: a variable that the image itself sets may lead it elsewhere, and to another Python. */
function sameInstall({ run, understood }: StageInstall, there: Followed | undefined): StageInstall | undefined {
  const { line, at, command, files } = understood;
  const inRun = there?.state.installs.filter((each) => each.run === run) ?? [];
  const same = inRun.find(
    ({ understood: other }) => other.line === line && other.command === command && other.at?.line === at?.line,
  );
  // What fails there may have another in its place, with the same files.
  return same ?? inRun.find(({ understood: other }) => files.length > 0 && files.join() === other.files.join());
}

/** Undefined where it is the image's own, or not known. */
function pythonThere(
  same: readonly (StageInstall | undefined)[],
  there: ImageDescription | undefined,
): string | undefined {
  const python = same.find((each) => each !== undefined)?.python ?? undefined;
  return python === there?.python?.version ? undefined : python;
}

/** Whether its commands add their packages on another distribution too; on an image that is not known they tell which it is of. */
function addsAlike({ understood: { image }, state }: Followed, distribution: string | undefined): boolean {
  if (distribution === undefined) return false;
  const own = image?.distro?.name;
  if (own !== undefined) return isInstalledAlike(own, distribution);
  return state.systemInstalls.every(({ manager }) => packageManagers(distribution)?.includes(manager) === true);
}

/** What its commands make of pip on any image. */
function ownPip(chosen: Followed, installs: readonly StageInstall[]): string {
  const { pip = null, pipWithin = 'image' } = stateTeller(installs) ?? {};
  // What the commands ask of pip the other image's own may not fit.
  return pip === null || pip === chosen.understood.image?.pip ? pipWithin : pipOf(chosen, pip);
}

/** The image's own, a version, the newest, or another one that is not known. */
export function pipOf({ understood: { image } }: Followed, pip: string | null): string {
  if (pip === null || pip === image?.pip) return pip === null && image?.pip !== null ? 'other' : 'image';
  return pip;
}
