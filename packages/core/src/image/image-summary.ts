// One row of `wheelcheck images`, from the facts of an image.

import type { ImageFacts, ImageSummary } from './family.ts';
import { formatLibcVersion } from '../target/libc.ts';

/** @param base the shortest reference @param aliases the other tags for the same image */
export function summaryOf(base: string, aliases: readonly string[], facts: ImageFacts): ImageSummary {
  const { distribution, libc, python, status, frozenSince, platforms } = facts;
  return {
    base,
    aliases,
    distro: { name: distribution.name, version: distribution.version },
    libc: { family: libc.family, version: formatLibcVersion(libc) },
    python: python ?? null,
    packagedPython: python === undefined ? (distribution.python?.version ?? null) : null,
    status,
    frozenSince,
    platforms,
  };
}
