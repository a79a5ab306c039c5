// The platform of a target where nobody named one.

import type { AskedTarget, TargetRequest } from '../target/target.ts';

/** The one that the reference decides by itself (`arm32v7/python`), else the one that most images are run on. */
export async function withPlatform({ platform, ...asked }: AskedTarget): Promise<TargetRequest> {
  if (platform !== undefined) return { ...asked, platform };
  if (asked.base === undefined) return { ...asked, platform: 'linux/amd64' };
  const { fixedPlatform } = await import('./fixed-platform.ts');
  return { ...asked, platform: fixedPlatform(asked.base) ?? 'linux/amd64' };
}
