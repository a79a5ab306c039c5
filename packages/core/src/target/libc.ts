// The C library of a target: what `--libc` takes, and how it is written.

import type { Parsed } from '../packaging/parsed.ts';
import type { Libc } from './target.ts';

const written = /^(musl|glibc)-(\d{1,2})\.(\d{1,2})(\.\d{1,3})?$/;

/** Reads `musl-1.2`, `glibc-2.36`; a patch level (`musl-1.2.3`) is kept, though it never enters a tag (PEP 656). */
export function parseLibc(text: string): Parsed<Libc> {
  const found = text.length > 16 ? null : written.exec(text);
  if (found === null) return { ok: false, problem: 'expected a C library like musl-1.2 or glibc-2.36' };
  const family = found[1] === 'musl' ? 'musl' : 'glibc';
  const major = Number(found[2]);
  const minor = Number(found[3]);
  // No other major version exists; PEP 600 and PEP 656 compare within one.
  if (major !== (family === 'musl' ? 1 : 2)) return { ok: false, problem: `there is no ${family} ${major}.${minor}` };
  return {
    ok: true,
    value: {
      family,
      version: [major, minor],
      ...(found[4] === undefined ? {} : { full: `${major}.${minor}${found[4]}` }),
    },
  };
}

/** `1.2`: the part that enters a tag. */
export function formatLibcVersion({ version }: Libc): string {
  return `${version[0]}.${version[1]}`;
}

/** Orders two libcs of one family by what enters a tag. */
export function compareLibcs({ version: a }: Libc, { version: b }: Libc): number {
  return a[0] - b[0] || a[1] - b[1];
}
