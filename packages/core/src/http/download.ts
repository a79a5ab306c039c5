// One file, piece by piece as it comes.

import { discardBody, joined } from './body.ts';
import { FaultError } from './fault.ts';
import type { Reply } from './attempt.ts';
import type { Ask } from './request.ts';
import { statusFault } from './status-fault.ts';

interface DownloadRequest {
  readonly url: string;
  /** Bytes, as the index tells. */
  readonly size?: number | undefined;
  /** Bytes that it may have. */
  readonly most: number;
}

export interface Downloaded {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Whether the answer had a Content-Encoding, which the fetch may have undone. */
  readonly encoded: boolean;
}

/**
 * Downloads, and lets go of the connection once `use` has ended, however it ends.
 *
 * @param use reads the pieces, of each attempt anew; not waited for any longer when the run is stopped
 * @throws IndexError where the file cannot be had, `limit` where it is too large; whatever `use` throws
 */
export type Download = <T>(
  request: DownloadRequest,
  signal: AbortSignal | undefined,
  use: (download: Downloaded) => Promise<T>,
) => Promise<T>;

/** Pieces are gathered to this size: a server may send them a byte at a time. */
const pieceSize = 64 * 1024;

/** As pip asks, because the hash is that of the file. */
const asPip = { accept: '*/*', 'accept-encoding': 'identity' };

/** @param now milliseconds since 1970 */
export function createDownload(ask: Ask, now: () => number): Download {
  return ({ url, size, most }, signal, use) =>
    ask({ url, headers: asPip }, signal, async (reply) => {
      if (reply.status !== 200) {
        // Read, so that the next attempt finds the connection still open.
        await discardBody(reply);
        throw new FaultError(statusFault(reply, now()));
      }
      const length = announcedLength(reply) ?? size;
      if (Math.max(length ?? 0, size ?? 0) > most) throw new FaultError({ kind: 'limit', bytes: most });
      return use({ pieces: gathered(reply, most, length), encoded: isEncoded(reply) });
    });
}

function isEncoded({ headers }: Reply): boolean {
  return (headers.get('content-encoding') ?? 'identity') !== 'identity';
}

/** Undefined where it is not told, or is not the length of what the fetch hands over. */
function announcedLength(reply: Reply): number | undefined {
  const length = reply.headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(length) && !isEncoded(reply) ? Number(length) : undefined;
}

async function* gathered(
  { body, patience }: Reply,
  most: number,
  length: number | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let received = 0;
  for await (const piece of body) {
    patience.progress(piece.length);
    received += piece.length;
    size += piece.length;
    if (received > most) throw new FaultError({ kind: 'limit', bytes: most });
    pieces.push(piece);
    if (size < pieceSize) continue;
    patience.rest();
    yield joined(pieces, size);
    patience.progress();
    [pieces, size] = [[], 0];
  }
  patience.rest();
  if (length !== undefined && received !== length) throw new FaultError({ kind: 'refused', how: 'cut-off' });
  yield joined(pieces, size);
}
