// Reads sdists as they are downloaded: unpacked in memory, checked against the index, and nothing of them written or run.

import pLimit from 'p-limit';
import type { OpenSdist, SdistContents } from '../sdist/sdist-contents.ts';
import type { Download, Downloaded } from '../http/download.ts';
import { faultText } from '../http/fault.ts';
import { IndexError } from '../http/index-error.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { type ArchiveFormat, archiveFormat } from './archive-format.ts';
import type { FileHash } from './file-hash.ts';
import { archiveSizes, defaultLimits, type SdistLimits } from './sdist-limits.ts';
import { tooLarge, Unreadable } from './unreadable.ts';
import { readUrl } from '../http/read-url.ts';

/** What reading archives needs of a platform. */
export interface ArchivePlatform {
  /** Kinds of archives that can be read there. */
  readonly formats: ReadonlySet<ArchiveFormat>;
  /**
   * Reads an archive to its last byte.
   *
   * @param named what its name says it is
   * @throws Unreadable; what the pieces throw
   */
  unpack(
    downloaded: Downloaded,
    named: ArchiveFormat,
    wanted: (path: string) => boolean,
    limits: SdistLimits,
  ): Promise<Parsed<SdistContents>>;
  /** @param hashes digests by algorithm, hex */
  fileHash(hashes: Readonly<Record<string, string>>): FileHash;
}

/** So many are read at a time. */
const atATime = 4;

/**
 * Makes the reader of sdists for one run.
 *
 * @returns a function whose problems are half a sentence; it rejects with IndexError `aborted` when its signal fires, and with nothing else
 */
export function openArchives(platform: ArchivePlatform, given: Partial<SdistLimits> = {}): OpenSdist {
  const limits: SdistLimits = { ...defaultLimits, ...given };
  const reading = pLimit(atATime);
  const holding = pLimit(1);

  function read(
    file: DistributionFile,
    format: ArchiveFormat,
    wanted: (path: string) => boolean,
    download: Download,
    signal: AbortSignal | undefined,
  ): Promise<Parsed<SdistContents>> {
    const most = archiveSizes(format, limits).packed;
    if ((file.size ?? 0) > most) throw tooLarge(most);
    return download({ url: file.url, size: file.size, most }, signal, async ({ pieces, encoded }) => {
      const hash = platform.fileHash(file.hashes);
      const contents = await platform.unpack(
        { pieces: watched(pieces, (piece) => hash.update(piece)), encoded },
        format,
        wanted,
        limits,
      );
      if (hash.matches()) return contents;
      const problem = encoded
        ? 'the server compressed it on the way, so that its hash cannot be checked'
        : 'its hash is not the one that the index lists';
      return { ok: false, problem };
    });
  }

  return async (file, wanted, download, signal) => {
    const format = archiveFormat(file.raw);
    if (format === undefined || !platform.formats.has(format))
      return { ok: false, problem: 'an archive of a kind that is not read' };
    if (!/^https?:\/\//i.test(file.url) || readUrl(file.url) === undefined)
      return { ok: false, problem: 'it has no address to download it from' };
    try {
      return await (archiveSizes(format, limits).isStreamed ? reading : holding)(() =>
        read(file, format, wanted, download, signal),
      );
    } catch (error) {
      if (error instanceof IndexError && error.kind === 'aborted') throw error;
      return { ok: false, problem: problemOf(error) };
    }
  };
}

async function* watched(
  pieces: AsyncIterable<Uint8Array>,
  watch: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of pieces) {
    watch(piece);
    yield piece;
  }
}

/** What was found out about the archive itself, or why it could not be had. */
function problemOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (!(error instanceof IndexError)) return 'it cannot be read';
  const { fault } = error;
  return fault.kind === 'limit' && fault.bytes !== undefined ? tooLarge(fault.bytes).message : faultText(fault);
}
