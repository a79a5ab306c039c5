// The gzip body of an answer as it came, which a cache may keep: a page of an index is a fifth of its text then, and need not be packed.

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { maxDocument } from '../http/body.ts';

/** Compressed bytes; the largest page seen has 1 MB. */
const most = 4 * 1024 * 1024;

export interface CompressedBody {
  readonly add: (piece: Uint8Array) => void;
  /** Undefined where nothing came, or too much. */
  readonly text: () => string | undefined;
}

export function compressedBody(): CompressedBody {
  let pieces: Uint8Array[] = [];
  let size = 0;
  return {
    add(piece) {
      size += piece.length;
      if (size > most) pieces = [];
      else pieces.push(piece);
    },
    text: () => (pieces.length === 0 || size > most ? undefined : Buffer.concat(pieces, size).toString('base64')),
  };
}

const elsewhere = promisify(gunzip);

/** The bytes of the body. Rejects for any other text, and for more than a document may have. */
export async function inflate(text: string): Promise<Uint8Array> {
  const compressed = Buffer.from(text, 'base64');
  return elsewhere(compressed, { maxOutputLength: maxDocument, chunkSize: Math.max(8 * compressed.length, 1024) });
}
