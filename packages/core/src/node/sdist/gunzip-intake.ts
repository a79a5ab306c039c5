// gzip, by node:zlib, as it comes.

import { createGunzip } from 'node:zlib';
import type { Intake } from './intake.ts';

/**
 * Unpacks into `next`. zlib itself checks length and CRC of each member, and that the last one is complete; zeros behind it are
 * passed over, as in Python.
 */
export function gunzipIntake(next: Intake): Intake {
  const decoder = createGunzip();
  let fail: (error: unknown) => void = () => undefined;
  decoder.on('error', (error) => fail(error));
  decoder.on('data', (piece: Buffer) => {
    try {
      void next.take(piece);
    } catch (error) {
      decoder.destroy();
      fail(error);
    }
  });
  return {
    take: (piece) =>
      new Promise((resolve, reject) => {
        fail = reject;
        if (decoder.readableEnded) resolve();
        else decoder.write(piece, (error) => (error ? reject(error) : resolve()));
      }),
    end: () =>
      new Promise<void>((resolve, reject) => {
        fail = reject;
        if (decoder.readableEnded) resolve();
        else decoder.on('end', resolve).end();
      }).then(() => next.end()),
  };
}
