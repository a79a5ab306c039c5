// What of an sdist was read: the names of its members, and the text of those few that say how it is built.

import type { Parsed } from '../packaging/parsed.ts';
import type { Download } from '../http/download.ts';
import type { DistributionFile } from '../package-index/package-index.ts';

/** What an sdist holds: all names, and the few texts that were asked for. */
export interface SdistContents {
  /** Paths below the archive's top folder, with `/`, in the archive's order; files alone, no folders and no links. */
  readonly members: readonly string[];
  /** Path → text of the members that were wanted and small enough. */
  readonly texts: ReadonlyMap<string, string>;
  /** Path of a C file that Cython made → Cython's version, as its first line says it; absent where nobody looked. */
  readonly cython?: ReadonlyMap<string, string>;
}

/** Reads an sdist within limits, without writing or running anything of it; a problem in half a sentence where it cannot be read. Never rejects but when the run is aborted. */
export type OpenSdist = (
  file: DistributionFile,
  wanted: (path: string) => boolean,
  download: Download,
  signal?: AbortSignal,
) => Promise<Parsed<SdistContents>>;
