// One file from its address, piece by piece, in one attempt.

import { discardBody } from '../../http/body.ts';
import { FaultError } from '../../http/fault.ts';
import { followRedirects } from '../../http/follow-redirects.ts';
import type { Fetch, FetchResponse } from '../../http/host.ts';
import { statusFault } from '../../http/status-fault.ts';
import { type Attempt, startAttempt } from './attempt.ts';
import { tooLarge } from './unreadable.ts';

export interface DownloadRequest {
  readonly fetch: Fetch;
  readonly url: string;
  /** Bytes, as the index tells. */
  readonly size?: number;
  /** Bytes that it may have. */
  readonly most: number;
  /** Milliseconds of silence after which the attempt counts as failed. */
  readonly timeout: number;
}

export interface Download {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Whether the answer had a Content-Encoding, which the fetch may have undone. */
  readonly encoded: boolean;
}

/** Pieces are gathered to this size: a server may send them a byte at a time. */
const pieceSize = 64 * 1024;

/** After four silences' time a download has to have reached this speed on the whole, bytes a second. */
const slowest = 16 * 1024;

/** As pip asks, because the hash is that of the file. Credentials are never sent. */
const headers = { accept: '*/*', 'accept-encoding': 'identity' };

/**
 * Downloads, and lets go of the connection once `use` has ended, however it ends.
 *
 * @param use reads the pieces; not waited for any longer when the run is stopped
 * @throws FaultError where the download fails; Unreadable where it is too large; IndexError `aborted`; whatever `use` throws
 */
export async function download<T>(
  request: DownloadRequest,
  signal: AbortSignal | undefined,
  use: (download: Download) => Promise<T>,
): Promise<T> {
  const { fetch, size, most } = request;
  const attempt = startAttempt(request.timeout, signal);
  try {
    const ask = (url: string): Promise<FetchResponse> => fetch(url, { headers, signal: attempt.signal });
    const { response } = await attempt.hear(followRedirects(request.url, ask));
    if (response.status !== 200) {
      // Read, so that the next attempt finds the connection still open.
      await attempt.hear(discardBody(response));
      throw new FaultError(statusFault(response, Date.now()));
    }
    const length = announcedLength(response) ?? size;
    if (Math.max(length ?? 0, size ?? 0) > most) throw tooLarge(most);
    const pieces = gathered(response.body, attempt, { ...request, length });
    return await attempt.unlessStopped(use({ pieces, encoded: isEncoded(response) }));
  } finally {
    attempt.stop();
  }
}

function isEncoded(response: FetchResponse): boolean {
  return (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
}

/** Undefined where it is not told, or is not the length of what the fetch hands over. */
function announcedLength(response: FetchResponse): number | undefined {
  const length = response.headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(length) && !isEncoded(response) ? Number(length) : undefined;
}

async function* gathered(
  body: AsyncIterable<Uint8Array>,
  attempt: Attempt,
  { most, timeout, length }: { readonly most: number; readonly timeout: number; readonly length: number | undefined },
): AsyncGenerator<Uint8Array, void, undefined> {
  const started = performance.now();
  const iterator = body[Symbol.asyncIterator]();
  const next = (): Promise<IteratorResult<Uint8Array, unknown>> => attempt.hear(iterator.next());
  let pieces: Uint8Array[] = [];
  let gatheredSize = 0;
  let received = 0;
  try {
    for (let step = await next(); step.done !== true; step = await next()) {
      received += step.value.length;
      gatheredSize += step.value.length;
      if (received > most) throw tooLarge(most);
      const elapsed = performance.now() - started;
      if (elapsed > 4 * timeout && received < (elapsed / 1000) * slowest)
        throw new FaultError({ kind: 'timeout', at: 'whole' });
      pieces.push(step.value);
      if (gatheredSize < pieceSize) continue;
      yield Buffer.concat(pieces);
      pieces = [];
      gatheredSize = 0;
    }
  } finally {
    // Not waited for: a body that stands still would not end either.
    Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
  if (length !== undefined && received !== length) throw new FaultError({ kind: 'refused', how: 'cut-off' });
  yield Buffer.concat(pieces);
}
