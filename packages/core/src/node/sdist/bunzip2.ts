// bzip2, by seek-bzip, in one go.

import Bunzip from 'seek-bzip';
import type { Intake } from './intake.ts';

const pieceSize = 64 * 1024;

/** Unpacks into `next`, which has to take at once, and may throw to end it. @throws at damaged data */
export function bunzip2(bytes: Uint8Array, next: Intake): void {
  let piece = Buffer.alloc(pieceSize);
  let filled = 0;
  const output = {
    writeByte(byte: number): void {
      piece[filled] = byte;
      filled += 1;
      if (filled < pieceSize) return;
      void next.take(piece);
      piece = Buffer.alloc(pieceSize);
      filled = 0;
    },
  };
  // It calls `new Buffer`, of which Node warns on stderr unless the code lies in node_modules, which a bundle need not.
  const { noDeprecation } = process;
  process.noDeprecation = true;
  try {
    Bunzip.decode(bytes, output, true);
  } finally {
    process.noDeprecation = noDeprecation ?? false;
  }
  void next.take(piece.subarray(0, filled));
}
