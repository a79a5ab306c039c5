// Which FROM to change so that what one stage installs runs in the other.

import type { Target } from '../target/target.ts';
import { imageChange } from './image-change.ts';
import { pythonTag, runtimeVariant } from './runtime-variant.ts';
import { apart, changeText, stageFroms } from './stage-froms.ts';

/** How the tags of the official image name the Debian of the distroless images. */
const suites: ReadonlyMap<string, string> = new Map([
  ['11', 'bullseye'],
  ['12', 'bookworm'],
  ['13', 'trixie'],
]);

/**
 * On the builder's image all runs that is installed there; the runtime's, where it has a pip that can install there, may
 * take other files. Where another tag of the official image is enough, each stage stays slim, full or Alpine as it was.
 */
export function sameStart(target: Target, runtime: Target): string {
  if (target.arch !== runtime.arch) return 'Give both stages the same --platform';
  const image = runtime.pip === undefined ? target.name : runtime.name;
  const froms = stageFroms(target.stage);
  if (froms === null) return `Start both stages from ${image}, or from its slim and full variants`;
  const { builds, runs } = apart(froms);
  const changeBuilder = (other: string): string => changeText(imageChange(builds, other));
  const changeRuntime = (other: string): string => changeText(imageChange(runs, other));
  const like = likeRuntime(target, runtime);
  if (runtime.pip === undefined) {
    const runsOn = `${changeRuntime(target.name)}${startsPython(runtime)}`;
    // Who runs on distroless chose it: the builder gives way.
    return like === null ? `Change ${runsOn}` : `Change ${changeBuilder(like)} and check again, or ${runsOn}`;
  }
  const swapped = sameRelease(target, runtime);
  const [runsOn, buildsOn] = swapped ?? [runtimeVariant(target.name, runtime.name), image];
  return `Change ${changeRuntime(runsOn)}, or ${changeBuilder(buildsOn)} and check again`;
}

/** The distroless images of Python start it with what CMD names; the official image has no ENTRYPOINT. */
function startsPython({ image }: Target): string {
  return /(?:^|\/)distroless\/python/.test(image?.reference ?? '')
    ? ' (that image has no ENTRYPOINT: add ENTRYPOINT ["python3"] where the stage has none)'
    : '';
}

/** The runtime's variant of the builder's Python, and the builder's of the runtime's; null where more than the Python differs. */
function sameRelease(target: Target, runtime: Target): readonly [runsOn: string, buildsOn: string] | null {
  const [built, runs] = [pythonTag(target.name), pythonTag(runtime.name)];
  const [a, b] = [target.image?.distro, runtime.image?.distro];
  if (built === null || runs === null || built.suite !== runs.suite || a?.name !== b?.name || a?.version !== b?.version)
    return null;
  return [`${runs.image}:${built.version}${runs.variant}`, `${built.image}:${runs.version}${built.variant}`];
}

/** The official image with the Python and the Debian of a distroless one: python:3.11-slim-bookworm. */
function likeRuntime(target: Target, { image, python }: Target): string | null {
  const built = pythonTag(target.name);
  const suite = image?.distro?.name === 'debian' ? suites.get(image.distro.version) : undefined;
  if (built === null || suite === undefined || image?.reference.includes('distroless') !== true) return null;
  const slim = built.variant.startsWith('-slim') ? '-slim' : '';
  return `${built.image}:${python.release.slice(0, 2).join('.')}${slim}-${suite}`;
}
