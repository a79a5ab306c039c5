// xz, by xz-decompress: xz-embedded in WebAssembly, with a dictionary of up to 64 MB. It checks CRC-32 but not CRC-64.

import { setImmediate as letOthers } from 'node:timers/promises';
import xz from 'xz-decompress';
import type { Intake } from './intake.ts';

const pieceSize = 64 * 1024;

/** Unpacks into `next`. All streams of the library share one memory, for which they wait in turn. @throws at damaged, incomplete and unknown data */
export async function unxz(bytes: Uint8Array, next: Intake): Promise<void> {
  let at = 0;
  const packed = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + pieceSize));
      at += pieceSize;
    },
  });
  let pieces = 0;
  // Leaving the loop cancels the stream, which then lets go of the memory.
  for await (const piece of new xz.XzReadableStream(packed)) {
    await next.take(piece);
    pieces += 1;
    // It goes from promise to promise, and would let nothing else run until its end.
    if (pieces % 16 === 0) await letOthers();
  }
}
