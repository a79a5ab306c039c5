// One file from its address, piece by piece, in one attempt: redirects, silence, and what it must be larger or smaller than.

import { discardBody } from '../../package-index/body.ts';
import { explainFault, type Fault, FaultError } from '../../package-index/fault.ts';
import { followRedirects } from '../../package-index/follow-redirects.ts';
import { onAbort } from '../../package-index/on-abort.ts';
import { type Fetch, type FetchResponse, IndexError } from '../../package-index/package-index.ts';
import { formatSeconds } from '../../package-index/patience.ts';
import { transientStatus } from '../../package-index/transient-status.ts';
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

/**
 * Downloads, and lets go of the connection once `use` has ended, however it ends.
 *
 * Asked for without a coding, as pip does, because the hash is that of the file. Credentials are never sent.
 *
 * @param use reads the pieces; not waited for any longer when the attempt is given up
 * @throws FaultError where the download fails; Unreadable where it is too large; IndexError `aborted`; whatever `use` throws
 */
export async function download<T>(
  { fetch, url, size, most, timeout }: DownloadRequest,
  signal: AbortSignal | undefined,
  use: (download: Download) => Promise<T>,
): Promise<T> {
  const attempt = new AbortController();
  let waiting = true;
  const { promise: broken, reject: giveUp } = withReject();
  const end = (error: Error): void => {
    giveUp(error);
    attempt.abort();
  };
  const text = `no answer within ${formatSeconds(timeout)}`;
  const timer = setTimeout(() => {
    if (waiting) end(new FaultError({ kind: 'timeout', text, transient: true }));
  }, timeout);
  const letGo = onAbort(signal, () => end(new IndexError('aborted', 'the run was stopped')));

  const awaited = async <A>(answer: Promise<A>): Promise<A> => {
    waiting = true;
    timer.refresh();
    try {
      return await Promise.race([answer, broken]);
    } catch (error) {
      throw error instanceof IndexError ? error : new FaultError(explainFault(error));
    } finally {
      waiting = false;
    }
  };

  const headers = { accept: '*/*', 'accept-encoding': 'identity' };
  try {
    const ask = (at: string): Promise<FetchResponse> => fetch(at, { headers, signal: attempt.signal });
    const { response } = await awaited(followRedirects(url, ask));
    const { status } = response;
    if (status !== 200) {
      const fault: Fault = { kind: 'status', text: `HTTP ${status}`, transient: false };
      void discardBody(response);
      throw new FaultError(transientStatus(response, Date.now()) ?? fault);
    }
    const length = announcedLength(response);
    if (Math.max(length ?? 0, size ?? 0) > most) throw tooLarge(most);
    const pieces = gathered(response.body, awaited, { most, timeout, length: length ?? size });
    const encoded = isEncoded(response);
    return await Promise.race([use({ pieces, encoded }), broken]);
  } finally {
    clearTimeout(timer);
    letGo();
    attempt.abort();
  }
}

function withReject(): { readonly promise: Promise<never>; readonly reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => undefined);
  return { promise, reject };
}

function isEncoded({ headers }: FetchResponse): boolean {
  return (headers.get('content-encoding') ?? 'identity') !== 'identity';
}

/** Undefined where it is not told, or is not the length of what the fetch hands over. */
function announcedLength(response: FetchResponse): number | undefined {
  const length = response.headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(length) && !isEncoded(response) ? Number(length) : undefined;
}

async function* gathered(
  body: AsyncIterable<Uint8Array>,
  awaited: <A>(answer: Promise<A>) => Promise<A>,
  { most, timeout, length }: { readonly most: number; readonly timeout: number; readonly length: number | undefined },
): AsyncGenerator<Uint8Array, void, undefined> {
  const started = performance.now();
  const iterator = body[Symbol.asyncIterator]();
  let pieces: Uint8Array[] = [];
  let gatheredSize = 0;
  let received = 0;
  for (let next = await awaited(iterator.next()); next.done !== true; next = await awaited(iterator.next())) {
    received += next.value.length;
    gatheredSize += next.value.length;
    if (received > most) throw tooLarge(most);
    const elapsed = performance.now() - started;
    if (elapsed > 4 * timeout && received < (elapsed / 1000) * slowest)
      throw new FaultError({ kind: 'timeout', text: 'the answer came too slowly', transient: false });
    pieces.push(next.value);
    if (gatheredSize < pieceSize) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    gatheredSize = 0;
  }
  if (length !== undefined && received !== length)
    throw new FaultError({ kind: 'refused', text: 'the answer was cut off', transient: true });
  yield Buffer.concat(pieces);
}
