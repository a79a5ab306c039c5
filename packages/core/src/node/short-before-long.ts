// The order in which pages are handed to the thread that reads them: twenty short ones need not wait for a long one, of which each takes longer than
// all of them, since what they name is asked for next.

export interface Turns {
  /** Until this page may be handed over; undefined: now. */
  wait(bytes: number): Promise<void> | undefined;
  /** It was read. */
  done(bytes: number): void;
}

/** Bytes. */
const long = 256 * 1024;

/** Bytes that the thread is given ahead of what it reads: some twenty milliseconds of work. */
const ahead = 2 * 1024 * 1024;

export function shortBeforeLong(): Turns {
  let given = 0;
  const waiting: { readonly bytes: number; readonly go: () => void }[] = [];
  return {
    wait(bytes) {
      if (isLong(bytes) && given >= ahead)
        return new Promise<void>((go) => {
          waiting.push({ bytes, go });
        });
      given += bytes;
      return undefined;
    },
    done(bytes) {
      given -= bytes;
      while (given < ahead) {
        const next = waiting.shift();
        if (!next) return;
        given += next.bytes;
        next.go();
      }
    },
  };
}

/** Whether a page stands back until the thread has little left to do. */
export function isLong(bytes: number): boolean {
  return bytes > long;
}
