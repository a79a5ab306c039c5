// The image that a stage stands on, where something is known of it.

import { isPlatform, type Platform } from '../target/platform.ts';
import type { Followed } from './follow-dockerfile.ts';

interface KnownBase {
  readonly base: string;
  readonly platform: Platform;
  /** The version of the image's own Python. */
  readonly python: string | undefined;
}

export function knownBase({ understood: { image, platform } }: Followed): KnownBase | undefined {
  if (image === null || image.base === null || !isPlatform(platform)) return undefined;
  return { base: image.base, platform, python: image.python?.version };
}
