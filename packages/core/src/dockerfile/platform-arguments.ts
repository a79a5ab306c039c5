// The ARGs that a builder sets by itself: TARGETPLATFORM, BUILDARCH and their like.

import type { Platform } from '../target/platform.ts';

export function platformArguments(target: Platform, build: Platform): ReadonlyMap<string, string> {
  return new Map([...partsOf('TARGET', target), ...partsOf('BUILD', build)]);
}

function partsOf(prefix: string, platform: Platform): readonly (readonly [string, string])[] {
  const [os = '', arch = '', variant = ''] = platform.split('/');
  return [
    [`${prefix}PLATFORM`, platform],
    [`${prefix}OS`, os],
    [`${prefix}ARCH`, arch],
    [`${prefix}VARIANT`, variant],
  ];
}
