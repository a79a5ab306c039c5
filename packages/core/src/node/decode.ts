// The content codings of a response body, undone within bounds: a few kilobytes must not become gigabytes.

import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Compressed bytes of one document; the largest index document seen has 4 MB. */
const maxCompressed = 64 * 1024 * 1024;

/** Inflated bytes for each compressed one; index documents stay below 30. */
const maxRatio = 200;

/** Up to this size any ratio will do: a short list of like names compresses very well. */
const ratioFrom = 1024 * 1024;

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', () => createGunzip({ chunkSize: pieceSize })],
  ['x-gzip', () => createGunzip({ chunkSize: pieceSize })],
  ['deflate', () => createInflate({ chunkSize: pieceSize })],
  ['br', () => createBrotliDecompress({ chunkSize: pieceSize })],
]);

/** Bytes that a decoder gives at a time. With Node's own 16 kB the pages of a resolution are 1,500 pieces, each a turn of the event loop. */
const pieceSize = 128 * 1024;

/** An error that core's table of faults knows by its code. */
const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** Reads `body` while counting; `count` tells the bytes so far. */
async function* counted(
  body: AsyncIterable<Uint8Array>,
  check: (count: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let count = 0;
  for await (const piece of body) {
    count += piece.length;
    check(count);
    yield piece;
  }
}

/** Reads nothing, and lets go of the connection. */
// oxlint-disable-next-line require-yield
async function* refused(body: Readable, error: Error): AsyncGenerator<Uint8Array, void, undefined> {
  body.on('error', () => undefined).destroy();
  throw error;
}

/**
 * Undoes the codings of a body, with node:zlib (undici's own way warns that it is experimental).
 *
 * @param encoding The Content-Encoding header; several codings stand in the order in which they were applied.
 * @returns The plain bytes. Reading throws ERR_BODY_LIMIT for a bomb, ERR_CONTENT_ENCODING for an unknown coding, zlib's errors for a broken body.
 */
export function decodeBody(body: Readable, encoding: string | null): AsyncIterable<Uint8Array> {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  let compressed = 0;
  const received = counted(body, (count) => {
    compressed = count;
    if (count > maxCompressed && names.length > 0) throw coded('ERR_BODY_LIMIT', 'more than 64 MB compressed');
  });
  if (names.length === 0) return received;
  const makers = names.toReversed().map((name) => decoders.get(name));
  if (names.length > 2 || makers.includes(undefined)) {
    return refused(body, coded('ERR_CONTENT_ENCODING', `content-encoding ${names.join(', ')}`));
  }
  const checkRatio = (count: number): void => {
    if (count > ratioFrom && count > maxRatio * compressed) throw coded('ERR_BODY_LIMIT', 'compressed too well');
  };
  let plain: AsyncIterable<Uint8Array> = received;
  for (const make of makers) {
    if (make === undefined) continue;
    const decoder = make();
    // Errors surface where the decoder is read.
    pipeline(plain, decoder, () => undefined);
    plain = counted(decoder, checkRatio);
  }
  return plain;
}
