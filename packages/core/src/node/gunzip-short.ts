// A short gzip body undone in one go: what most documents of an index are. A stream, its buffers and its turns of the event loop for each of
// a thousand took a fifth of a cold run's CPU time and 40 MB.

import { promisify } from 'node:util';
import { gunzip, gunzipSync, type ZlibOptions } from 'node:zlib';
import { errorCode } from './error-code.ts';
import { joined, maxDocument } from '../http/body.ts';

/** Compressed bytes; the page of pydantic-core, of 15,000 files, has half as many. */
const short = 3 * 1024 * 1024;

/** Of so few the work is less than another thread's turn would cost. */
const quick = 16 * 1024;

/** Inflated bytes for each compressed one, to begin with: 5 to 8 are usual. */
const usualRatio = 10;

export interface GunzipLimits {
  /** Of inflated bytes, for so many compressed ones. */
  readonly most: (compressed: number) => number;
  readonly tooMany: () => Error;
}

/**
 * @param stream Undoes a body of any length.
 * @returns The plain bytes. Before them comes an empty piece for each that arrived, as a sign of life.
 */
export async function* gunzipShort(
  body: AsyncIterable<Uint8Array>,
  stream: (body: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
  limits: GunzipLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const rest = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- pieces follow one another
      const next = await rest.next();
      // Where there is nothing, the decoder knows what that means.
      if (next.done === true && size > 0) return yield await gunzipWhole(joined(pieces, size), limits);
      if (next.done !== true) pieces.push(next.value);
      size += next.done === true ? 0 : next.value.length;
      if (next.done === true || size > short) return yield* stream(continued(pieces, rest));
      yield new Uint8Array();
    }
  } finally {
    // Whoever stops reading lets go of the connection.
    await rest.return?.();
  }
}

const elsewhere = promisify<Uint8Array, ZlibOptions, Uint8Array>(gunzip);

/** On another thread where that is worth it. */
async function gunzipWhole(compressed: Uint8Array, { most, tooMany }: GunzipLimits): Promise<Uint8Array> {
  const chunkSize = Math.min(Math.max(compressed.length, 100) * usualRatio, maxDocument);
  // Whoever reads it would refuse more, whatever its ratio.
  const options = { maxOutputLength: Math.min(most(compressed.length), maxDocument), chunkSize };
  try {
    return compressed.length < quick ? gunzipSync(compressed, options) : await elsewhere(compressed, options);
  } catch (error) {
    throw errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? tooMany() : error;
  }
}

async function* continued(
  pieces: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* pieces;
  yield* { [Symbol.asyncIterator]: () => rest };
}
