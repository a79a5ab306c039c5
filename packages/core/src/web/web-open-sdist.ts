// Sdists where there is no Node: tar and tar.gz, by the web's streams.

import type { SdistLimits } from '../archive/sdist-limits.ts';
import type { OpenSdist } from '../sdist/sdist-contents.ts';

/** Limits of reading sdists. */
export interface WebOpenSdistOptions {
  /** How much of an sdist is read before it counts as one that cannot be; bytes. */
  readonly limits?: Partial<SdistLimits>;
}

/**
 * Makes the reader of sdists for one run: tar.gz, tgz and tar, which is nearly every one. Of another kind (zip, tar.bz2, tar.xz)
 * it says that it is not read, and whoever needs its content counts it as a build.
 *
 * @returns a function whose problems are half a sentence; it rejects with IndexError `aborted` when its signal fires, and with nothing else
 */
export function webOpenSdist({ limits }: WebOpenSdistOptions = {}): OpenSdist {
  let opening: Promise<OpenSdist> | undefined;
  const open = async (): Promise<OpenSdist> => (await import('./open-tars.ts')).openTars(limits);
  return async (...asked) => {
    opening ??= open();
    const read = await opening.catch(() => undefined);
    if (read) return read(...asked);
    opening = undefined;
    return { ok: false, problem: 'the part that reads archives did not load' };
  };
}
