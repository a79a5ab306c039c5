// Readings of sdists made up of a few files.

import { cythonOf } from '../../../packages/core/src/sdist/made-by-cython.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import type { SdistReading } from '../../../packages/core/src/sdist/sdist-reading.ts';

/** @param files path → text; null for a member whose text is not read */
export function reading(files: Readonly<Record<string, string | null>>): SdistReading {
  const cython = Object.entries(files).flatMap(([path, text]) => {
    const version = cythonOf(text ?? '');
    return version === undefined ? [] : [[path, version] as const];
  });
  const texts = Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]));
  return readSdist({ members: Object.keys(files), texts: new Map(texts), cython: new Map(cython) });
}

export const backend = (module: string, more = ''): string =>
  `[build-system]\nrequires = []\nbuild-backend = "${module}"\n${more}`;
