// A short gzip body undone in one go: what most documents of an index are. A stream, its buffers and its turns of the event loop for each of
// a thousand took a fifth of a cold run's CPU time and 40 MB.

import { gunzipSync } from 'node:zlib';
import { errorCode } from './error-code.ts';
import { joined } from '../http/body.ts';

/** Compressed bytes; ten times as many, which is what documents come to, are undone in some ten milliseconds. */
const short = 256 * 1024;

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
      if (next.done === true && size > 0) return yield gunzipWhole(joined(pieces, size), limits);
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

function gunzipWhole(compressed: Uint8Array, { most, tooMany }: GunzipLimits): Uint8Array {
  try {
    return gunzipSync(compressed, {
      maxOutputLength: most(compressed.length),
      chunkSize: Math.min(Math.max(compressed.length, 100) * usualRatio, short),
    });
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
