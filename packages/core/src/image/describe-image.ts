// What `wheelcheck images IMAGE` says of one image: its facts and its ordered tags, in the order of the JSON's keys.

import { formatTag } from '../packaging/tag.ts';
import { formatLibcVersion } from '../target/libc.ts';
import { arches, isPlatform, type Platform, type Arch } from '../target/platform.ts';
import { packagedPythonOf } from './image-summary.ts';
import type { ResolvedImage } from './image-in.ts';
import { demandPlatform, resolveTarget } from './resolve-target.ts';
import { readFlags } from './target-flags.ts';
import { targetFacts } from './target-facts.ts';
import type { BaseImage, Target, TargetRequest, TargetSource } from '../target/target.ts';

/** What is known of an image on a platform. Null means that it is not known, or (`python`) that there is none. */
export interface ImageDescription {
  readonly base: string | null;
  readonly platform: Platform;
  readonly distro: BaseImage['distro'];
  readonly libc: { readonly family: 'glibc' | 'musl'; readonly version: string };
  readonly arch: Arch;
  readonly python: { readonly implementation: 'cpython'; readonly version: string; readonly abi: string } | null;
  readonly pip: string | null;
  readonly compiler: boolean | null;
  readonly source: TargetSource;
  readonly asOf: string | null;
  readonly status: BaseImage['status'];
  readonly platforms: readonly string[];
  readonly tags: readonly string[];
  /** Of an image without a Python: the version of its package python3, where that is known. It is no part of the JSON. */
  readonly packagedPython?: string;
}

/** What to describe: `platform` is the user's, `machine` this machine's, which counts where the user named none. */
export interface DescribeRequest extends Omit<TargetRequest, 'platform'> {
  readonly platform?: Platform;
  readonly machine: Platform;
}

/**
 * Describes an image (or a target of flags alone) on the platform asked for, else on this machine's, else on the first
 * one that the image has. An image without a Python, where none is named, takes no wheels: it has no tags.
 *
 * @throws WheelcheckError as resolveTarget does, but for a Python that is missing.
 */
export async function describeImage({ platform, machine, ...request }: DescribeRequest): Promise<ImageDescription> {
  if (request.base === undefined)
    return describeTarget(await resolveTarget({ ...request, platform: platform ?? machine }));
  const { resolveImage } = await import('./resolve-image.ts');
  const image = resolveImage(request.base);
  const on = platform ?? usualPlatform(image, machine);
  if (image.python === undefined && request.python === undefined) return describeBare(image, on, request);
  return describeTarget(await resolveTarget({ ...request, platform: on }));
}

function usualPlatform({ platforms }: ResolvedImage, machine: Platform): Platform {
  return platforms.includes(machine) ? machine : (platforms.find(isPlatform) ?? machine);
}

async function describeBare(
  image: ResolvedImage,
  platform: Platform,
  flags: Omit<DescribeRequest, 'platform' | 'machine'>,
): Promise<ImageDescription> {
  const { libc = image.libc } = readFlags(flags);
  await demandPlatform(image, platform);
  const { name, version } = image.distribution;
  const packaged = packagedPythonOf(image);
  return {
    base: image.reference,
    platform,
    distro: { name, version },
    libc: { family: libc.family, version: formatLibcVersion(libc) },
    arch: arches[platform],
    python: null,
    pip: flags.pip ?? null,
    compiler: image.compiler ?? null,
    source: image.inferred === undefined ? 'table' : 'inferred',
    asOf: image.family.asOf,
    status: image.status,
    platforms: image.platforms,
    tags: [],
    ...(packaged === null ? {} : { packagedPython: packaged }),
  };
}

/** A target without an image exists for its own platform only. */
function describeTarget(target: Target): ImageDescription {
  const { image } = target;
  return {
    ...targetFacts(target),
    status: image?.status ?? 'unknown',
    platforms: image?.platforms ?? [target.platform],
    tags: target.tags.map(formatTag),
  };
}
