// What every JSON says of a target, in the order of its keys: reports of their targets, `wheelcheck images` of an image.

import { formatLibcVersion } from '../target/libc.ts';
import type { BaseImage, Target, TargetSource } from '../target/target.ts';
import type { Arch, Platform } from '../target/platform.ts';

export interface TargetFacts {
  /** Null for a target of flags alone. */
  readonly base: string | null;
  readonly platform: Platform;
  readonly distro: BaseImage['distro'] | null;
  readonly libc: { readonly family: 'glibc' | 'musl'; readonly version: string };
  readonly arch: Arch;
  readonly python: { readonly implementation: 'cpython'; readonly version: string; readonly abi: string };
  readonly pip: string | null;
  readonly compiler: boolean | null;
  readonly source: TargetSource;
  readonly asOf: string | null;
}

/** What is not known is null. */
export function targetFacts({ image, libc, python, ...target }: Target): TargetFacts {
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
  };
}
