// Reads sdists from their addresses: downloaded, unpacked in memory, checked against the index, and nothing of it written or run.

import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { OpenSdist, SdistContents } from '../../sdist/sdist-contents.ts';
import { type Fault, FaultError, faultText, isTransient } from '../../http/fault.ts';
import type { Fetch } from '../../http/host.ts';
import { IndexError } from '../../http/index-error.ts';
import type { DistributionFile } from '../../package-index/package-index.ts';
import { retryPause } from '../../http/request.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { type ArchiveFormat, archiveFormat } from './archive-format.ts';
import { download, type DownloadRequest } from './download.ts';
import { fileHash } from './file-hash.ts';
import { defaultLimits, type SdistLimits } from './sdist-limits.ts';
import { Unreadable } from './unreadable.ts';
import { unpack } from './unpack.ts';

export interface OpenSdistOptions {
  /** nodeHost's, or any other that takes headers and gives the body as it comes. */
  readonly fetch: Fetch;
  readonly limits?: Partial<SdistLimits>;
  /** How often a failed download is tried again; 3. */
  readonly retries?: number;
  /** Milliseconds of silence after which an attempt counts as failed; 15,000. */
  readonly timeout?: number;
  /** Lets time pass between attempts. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** So many are read at a time. */
const atATime = 4;

const streamed: ReadonlySet<ArchiveFormat> = new Set(['tar', 'gzip']);

/**
 * Makes the reader of sdists for one run: tar.gz, tgz, tar, zip, tar.bz2, tar.xz.
 *
 * @returns a function whose problems are half a sentence; it rejects with IndexError `aborted` when its signal fires, and with nothing else
 */
export function nodeOpenSdist(options: OpenSdistOptions): OpenSdist {
  const limits: SdistLimits = { ...defaultLimits, ...options.limits };
  const reading = pLimit(atATime);
  const holding = pLimit(1);

  async function read(
    file: DistributionFile,
    format: ArchiveFormat,
    url: string,
    wanted: (path: string) => boolean,
    signal: AbortSignal | undefined,
  ): Promise<Parsed<SdistContents>> {
    const request: DownloadRequest = {
      fetch: options.fetch,
      url,
      ...(file.size === undefined ? {} : { size: file.size }),
      most: streamed.has(format) ? limits.stream : limits.whole,
      timeout: options.timeout ?? 15_000,
    };
    return retrying(options, signal, () =>
      download(request, signal, async ({ pieces, encoded }) => {
        const hash = fileHash(file.hashes);
        const contents = await unpack(
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
      }),
    );
  }

  return async (file, wanted, signal) => {
    const format = archiveFormat(file.raw);
    if (format === undefined) return { ok: false, problem: 'an archive of a kind that is not read' };
    const url = publicAddress(file.url);
    if (url === undefined) return { ok: false, problem: 'it has no address to download it from' };
    return (streamed.has(format) ? reading : holding)(() => read(file, format, url, wanted, signal));
  };
}

/** Without credentials and fragment; undefined for what HTTP cannot fetch. */
function publicAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  [url.username, url.password, url.hash] = ['', '', ''];
  return url.href;
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

/** Tries again what may go better a moment later; what was found out about the archive itself is final. */
async function retrying<T>(
  { retries = 3, sleep = pause }: OpenSdistOptions,
  signal: AbortSignal | undefined,
  attempt: () => Promise<Parsed<T>>,
): Promise<Parsed<T>> {
  for (let failures = 1; ; failures += 1) {
    if (signal?.aborted === true) throw new IndexError({ kind: 'aborted' });
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof IndexError) throw error;
      const fault = faultOf(error);
      if (!isTransient(fault) || failures > retries) return { ok: false, problem: faultText(fault) };
      await sleep(retryPause(failures, fault), signal).catch(() => undefined);
    }
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { kind: 'content', problem: error instanceof Unreadable ? error.message : 'it cannot be read' };
}

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal === undefined ? {} : { signal });
}
