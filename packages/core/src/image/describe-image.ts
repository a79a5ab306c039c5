// What `wheelcheck images IMAGE` says of one image: its facts and its ordered tags, in the order of the JSON's keys.

import { formatTag } from '../packaging/tag.ts';
import { formatLibcVersion } from '../target/libc.ts';
import { isPlatform } from '../target/platform.ts';
import { resolveTarget } from './resolve-target.ts';
import type { Arch, BaseImage, Platform, Target, TargetRequest, TargetSource } from '../target/target.ts';

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
}

/** What to describe: `platform` is the user's, `machine` this machine's, which counts where the user named none. */
export interface DescribeRequest extends Omit<TargetRequest, 'platform'> {
  readonly platform?: Platform;
  readonly machine: Platform;
}

/**
 * Describes an image (or a target of flags alone) on the platform asked for, else on this machine's, else on the first
 * one that the image has.
 *
 * @throws WheelcheckError as resolveTarget does.
 */
export async function describeImage({ platform, machine, ...request }: DescribeRequest): Promise<ImageDescription> {
  return describeTarget(
    await resolveTarget({ ...request, platform: platform ?? (await usualPlatform(request.base, machine)) }),
  );
}

async function usualPlatform(base: string | undefined, machine: Platform): Promise<Platform> {
  if (base === undefined) return machine;
  const { resolveImage } = await import('./resolve-image.ts');
  const { platforms } = resolveImage(base);
  return platforms.includes(machine) ? machine : (platforms.find(isPlatform) ?? machine);
}

/** The same for a target that is resolved already. A target without an image exists for its own platform only. */
function describeTarget(target: Target): ImageDescription {
  const { image, libc, python } = target;
  return {
    base: image?.reference ?? null,
    platform: target.platform,
    distro: image?.distro ?? null,
    libc: { family: libc.family, version: formatLibcVersion(libc) },
    arch: target.arch,
    python: { implementation: python.implementation, version: python.version, abi: python.abi },
    pip: target.pip ?? null,
    compiler: target.compiler ?? null,
    source: target.source,
    asOf: target.asOf ?? null,
    status: image?.status ?? 'unknown',
    platforms: image?.platforms ?? [target.platform],
    tags: target.tags.map(formatTag),
  };
}
