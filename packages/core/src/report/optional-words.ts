// Packages without which a build goes on, and what it has by them.

import type { BuildNeeds } from '../assess/toolchain/build-needs.ts';

/** `libpcre2-dev (internal routing)` */
export function optionalWords({ packages }: Pick<BuildNeeds, 'packages'>, names: readonly string[]): readonly string[] {
  const gains = packages?.gains ?? {};
  return names.map((name) => (gains[name] ? `${name} (${gains[name]})` : name));
}
