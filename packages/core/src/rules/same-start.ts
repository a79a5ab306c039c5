// Which FROM to change so that what one stage installs runs in the other.

import type { Target } from '../target/target.ts';

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
  const [builds, runs] = [target.stage?.imageLine, target.stage?.runtime?.imageLine];
  if (builds === undefined || runs === undefined || builds === runs)
    return `Start both stages from ${image}, or from its slim and full variants`;
  const path = target.stage?.path ?? '';
  const like = likeRuntime(target, runtime);
  if (runtime.pip === undefined) {
    const runsOn = `${path}:${runs} to FROM ${target.name}`;
    // Who runs on distroless chose it: the builder gives way.
    return like === null
      ? `Change ${runsOn}`
      : `Change ${path}:${builds} to FROM ${like} and check again, or ${runsOn}`;
  }
  const swapped = sameRelease(target, runtime);
  const [runsOn, buildsOn] = swapped ?? [asSlim(target, runtime), image];
  return `Change ${path}:${runs} to FROM ${runsOn}, or ${path}:${builds} to FROM ${buildsOn} and check again`;
}

interface Tag {
  readonly image: string;
  readonly version: string;
  /** `-slim-bookworm`, empty for the full image. */
  readonly variant: string;
  /** `bookworm`, `3.24`; empty for the default of its day. */
  readonly suite: string;
}

function tagOf({ name }: Target): Tag | null {
  const [, image, version, variant] = /^((?:.*\/)?python):(\d+\.\d+[\w.]*)((?:-[\w.]+)*)$/.exec(name) ?? [];
  if (image === undefined || version === undefined || variant === undefined) return null;
  return { image, version, variant, suite: variant.replace(/^-?(?:slim|alpine)?-?/, '') };
}

/** The runtime's variant of the builder's Python, and the builder's of the runtime's; null where more than the Python differs. */
function sameRelease(target: Target, runtime: Target): readonly [runsOn: string, buildsOn: string] | null {
  const [built, runs] = [tagOf(target), tagOf(runtime)];
  const [a, b] = [target.image?.distro, runtime.image?.distro];
  if (built === null || runs === null || built.suite !== runs.suite || a?.name !== b?.name || a?.version !== b?.version)
    return null;
  return [`${runs.image}:${built.version}${runs.variant}`, `${built.image}:${runs.version}${built.variant}`];
}

/** The builder's image, slim for a runtime that is slim or Alpine: what only the full one has, a build needs. */
function asSlim(target: Target, runtime: Target): string {
  const [built, runs] = [tagOf(target), tagOf(runtime)];
  const isSmall = runs !== null && /^-(?:slim|alpine)/.test(runs.variant);
  return built !== null && isSmall && !/^-(?:slim|alpine)/.test(built.variant)
    ? `${built.image}:${built.version}-slim${built.variant}`
    : target.name;
}

/** The official image with the Python and the Debian of a distroless one: python:3.11-slim-bookworm. */
function likeRuntime(target: Target, { image, python }: Target): string | null {
  const built = tagOf(target);
  const suite = image?.distro?.name === 'debian' ? suites.get(image.distro.version) : undefined;
  if (built === null || suite === undefined || image?.reference.includes('distroless') !== true) return null;
  const slim = built.variant.startsWith('-slim') ? '-slim' : '';
  return `${built.image}:${python.release.slice(0, 2).join('.')}${slim}-${suite}`;
}
