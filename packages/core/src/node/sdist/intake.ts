// The way of an archive's bytes from the network into a member list.

import { tooLarge } from '../../archive/unreadable.ts';

/** Takes an archive piece by piece. */
export interface Intake {
  /** @throws Unreadable, or what a library throws at damaged data */
  take(piece: Uint8Array): Promise<void> | void;
  /** After the last piece. @throws as `take` does, also where pieces are missing */
  end(): Promise<void> | void;
}

/** Holds everything until the end, up to `most` bytes. */
export function wholeIntake(most: number, read: (bytes: Buffer) => Promise<void> | void): Intake {
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    take(piece) {
      size += piece.length;
      if (size > most) throw tooLarge(most);
      pieces.push(piece);
    },
    end: () => read(Buffer.concat(pieces.splice(0))),
  };
}
