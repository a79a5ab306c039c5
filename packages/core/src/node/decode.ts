// The content codings of a response body, undone within bounds: a few kilobytes must not become gigabytes.

import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { gunzipShort } from './gunzip-short.ts';

/** Compressed bytes of one document; the largest index document seen has 4 MB. */
const maxCompressed = 64 * 1024 * 1024;

/** Inflated bytes for each compressed one; index documents stay below 30. */
const maxRatio = 200;

/** Up to this size any ratio will do: a short list of like names compresses very well. */
const ratioFrom = 1024 * 1024;

type Decoder = () => Transform;

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', () => createGunzip({ chunkSize: pieceSize })],
  ['x-gzip', () => createGunzip({ chunkSize: pieceSize })],
  ['deflate', () => createInflate({ chunkSize: pieceSize })],
  ['br', () => createBrotliDecompress({ chunkSize: pieceSize })],
]);

/** Bytes that a decoder gives at a time. With Node's own 16 kB the pages of a resolution are 1,500 pieces, each a turn of the event loop. */
const pieceSize = 128 * 1024;

/** An error that core's table of faults knows by its code. */
const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** Reads `body` while counting: `check` is told the bytes so far. */
async function* counted(
  body: AsyncIterable<Uint8Array>,
  check: (count: number, piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let count = 0;
  for await (const piece of body) {
    count += piece.length;
    check(count, piece);
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
 * @param keep given the pieces of a gzip body as they come
 * @returns The plain bytes. Reading throws ERR_BODY_LIMIT for a bomb, ERR_CONTENT_ENCODING for an unknown coding, zlib's errors for a broken body.
 */
export function decodeBody(
  body: Readable,
  encoding: string | null,
  keep: (piece: Uint8Array) => void = () => undefined,
): AsyncIterable<Uint8Array> {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const isGzip = names.length === 1 && /^(?:x-)?gzip$/.test(names[0] ?? '');
  let compressed = 0;
  const received = counted(body, (count, piece) => {
    compressed = count;
    if (isGzip) keep(piece);
    if (count > maxCompressed && names.length > 0) throw coded('ERR_BODY_LIMIT', 'more than 64 MB compressed');
  });
  if (names.length === 0) return received;
  const makers = names.toReversed().map((name) => decoders.get(name));
  if (names.length > 2 || makers.includes(undefined)) {
    return refused(body, coded('ERR_CONTENT_ENCODING', `content-encoding ${names.join(', ')}`));
  }
  const most = (of: number): number => Math.max(ratioFrom, maxRatio * of);
  const tooMany = (): Error => coded('ERR_BODY_LIMIT', 'compressed too well');
  const stream = (part: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
    streamed(part, makers, (count) => {
      if (count > most(compressed)) throw tooMany();
    });
  return isGzip ? gunzipShort(received, stream, { most, tooMany }) : stream(received);
}

/** Through decoders, one after the other. */
function streamed(
  body: AsyncIterable<Uint8Array>,
  makers: readonly (Decoder | undefined)[],
  check: (count: number) => void,
): AsyncIterable<Uint8Array> {
  let plain = body;
  for (const make of makers) {
    if (make === undefined) continue;
    const decoder = make();
    // Errors surface where the decoder is read.
    pipeline(plain, decoder, () => undefined);
    plain = counted(decoder, check);
  }
  return plain;
}
