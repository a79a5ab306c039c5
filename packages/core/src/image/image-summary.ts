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
    packagedPython: packagedPythonOf(facts),
    status,
    frozenSince,
    platforms,
  };
}

/** The version of the package python3 of an image without a Python, where that package is how one comes to it; else null. */
export function packagedPythonOf({ distribution, python, pythonSource }: ImageFacts): string | null {
  return python === undefined && pythonSource === undefined ? (distribution.python?.version ?? null) : null;
}
