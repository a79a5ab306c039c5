// The body of one HTTP answer, read whole and within bounds.

import type { Answer } from './answer.ts';
import { FaultError } from './fault.ts';

/** Inflated bytes of one index document; the largest one seen has 11 MB. */
export const maxDocument = 32 * 1024 * 1024;

/** What is read of an answer whose body nobody wants, so that its connection can serve again. */
const maxDrained = 64 * 1024;

/**
 * Reads a body.
 *
 * @param progress Called after each piece.
 * @param most Inflated bytes that it may have.
 * @throws FaultError where the body is too large or shorter than announced; whatever the connection throws.
 */
export async function readBody(
  response: Pick<Answer, 'headers' | 'body'>,
  progress: (bytes: number) => void,
  most = maxDocument,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    progress(piece.length);
    size += piece.length;
    if (size > most) throw new FaultError({ kind: 'limit', bytes: most });
    if (piece.length > 0) pieces.push(piece);
  }
  // With an encoding, the length is that of the compressed bytes, and the decoder notices a cut.
  const encoded = (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
  const announced = response.headers.get('content-length');
  if (!encoded && announced !== null && /^\d{1,15}$/.test(announced) && Number(announced) !== size) {
    throw new FaultError({ kind: 'refused', how: 'cut-off' });
  }
  return joined(pieces, size);
}

/** @param size of all together */
export function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = pieces;
  if (only?.length === size) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Lets go of a body that nobody wants: a short one is read to its end, which keeps the connection usable. Never throws. */
export async function discardBody(response: Pick<Answer, 'body'>): Promise<void> {
  let size = 0;
  try {
    for await (const piece of response.body) {
      size += piece.length;
      if (size > maxDrained) return;
    }
  } catch {
    // What was wrong with it concerns nobody.
  }
}
