// Why a Python that was built on one image does not start on another.

import type { ImageDescription } from '../image/describe-image.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import { distributionTitle } from '../text/distribution-title.ts';
import type { StageScope } from './stage-scope.ts';

/**
 * The glibc that CPython asks for, by the first one that it is built with: fcntl64 of 2.28, exp, log and pow of 2.29, hypot of 2.35 (Debian 12's
 * python3.11-minimal Pre-Depends: libc6 >= 2.35), fmod of 2.38 ("libm.so.6: version `GLIBC_2.38' not found (required by
 * /usr/local/bin/../lib/libpython3.12.so.1.0)" with one of Debian 13 on Debian 12).
 */
const floors = ['2.38', '2.35', '2.29', '2.28'] as const;

/** @returns a clause; undefined where it starts, as far as that can be said */
export function whyNoStart(
  { image, name }: { readonly image: ImageDescription | undefined; readonly name: string },
  { libc, distribution, release }: Pick<StageScope, 'libc' | 'distribution' | 'release'>,
): string | undefined {
  const made = image?.libc;
  if (made === undefined || libc === undefined) return undefined;
  const whose = `the Python of ${name} does not start`;
  if (made.family !== libc.family) return `${whose}: it is for ${made.family}, and this stage has ${libc.family}`;
  const floor = made.family === 'glibc' ? floors.find((each) => compareDotted(made.version, each) >= 0) : undefined;
  if (floor === undefined || compareDotted(libc.version, floor) >= 0) return undefined;
  const there = `${distributionTitle(distribution ?? '')} ${release ?? ''}`.trim();
  return `${whose}: it asks for glibc ${floor}, and ${there} has ${libc.version}`;
}

/**
 * Whether nobody can say if it does: one that is built with a newer musl may ask for what older ones have not (preadv2, statx: 1.2.5), and
 * musl looks for all of it when a program starts.
 */
export function mayNotStart(image: ImageDescription | undefined, { libc, release }: StageScope): boolean {
  const areMusls = image?.libc.family === 'musl' && libc?.family === 'musl';
  return areMusls && compareDotted(release ?? '', image.distro?.version ?? '') < 0;
}
