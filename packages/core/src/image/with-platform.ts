// The platform of a target where nobody named one.

import type { AskedTarget, TargetRequest } from '../target/target.ts';
import { fixedPlatform } from './fixed-platform.ts';

/** The one that the reference decides by itself (`arm32v7/python`), else the one that most images are run on. */
export function withPlatform(asked: AskedTarget): TargetRequest {
  const fixed = asked.base === undefined ? undefined : fixedPlatform(asked.base);
  return { ...asked, platform: asked.platform ?? fixed ?? 'linux/amd64' };
}
