// What comes on standard input, read as a file would be: the same limit, the same encodings, the same digest.

import { createHash } from 'node:crypto';
import { decodeManifest } from './decode-manifest.ts';
import { maxBytes, type ReadFile, tooBig } from './read-manifest.ts';

/** As `check` takes it: nothing lies beside it. */
export type ReadStream = Pick<ReadFile, 'path' | 'text' | 'sha256' | 'sibling'>;

/**
 * @param name what kind of file it is, where that is known; messages name it so
 * @throws WheelcheckError `file-unreadable` over 50 MB; `file-broken` where the bytes are no text
 */
export async function readStream(stream: AsyncIterable<Uint8Array | string>, name = '-'): Promise<ReadStream> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > maxBytes) throw tooBig(name);
    chunks.push(bytes);
  }
  const bytes = Buffer.concat(chunks);
  return {
    path: '-',
    text: decodeManifest(bytes, name),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sibling: () => Promise.resolve(undefined),
  };
}
