// Pages of an index read on a thread of their own: of a run that resolves forty names that is a third of all work, and most machines have a second
// core. Where no thread can be had, or where it ends, pages are read as ever.

import { Worker } from 'node:worker_threads';
import type { PageRead, PageReader, PageToRead } from '../http/page-reader.ts';
import { inflate } from './compressed-body.ts';
import type { AskedPage, ReadPage } from './page-messages.ts';
import { pageWorkerFile } from './page-worker-file.ts';
import { isLong, shortBeforeLong } from './short-before-long.ts';

/** Pages that are asked for; of fewer the work is less than a thread costs. */
const enough = 8;

/** Bytes; a shorter page is read sooner than it is handed over. */
const short = 32 * 1024;

/** Megabytes of its young generation: with V8's own size a run had 30 MB more, and was no sooner at its end. */
const young = 6;

/** @param file the code of the thread */
export function pageReader(file = pageWorkerFile()): PageReader & { close(): Promise<void> } {
  let expected = 0;
  let thread: Thread | undefined;
  const takes = (page: PageToRead): page is OwnPage =>
    thread !== undefined && page.bytes.length >= short && page.compressed !== undefined && isOwn(page.bytes);
  return {
    expect() {
      expected += 1;
      if (expected === enough && file !== undefined) thread = startThread(file);
    },
    delays: (page) => takes(page) && isLong(page.bytes.length),
    read({ bytes, compressed, url }, project) {
      const page = { bytes, compressed, url };
      return takes(page) ? thread?.read(page, project) : undefined;
    },
    async close() {
      await thread?.close();
      thread = undefined;
    },
  };
}

/** Whether handing it over takes nothing else along: short pieces of bytes share what they lie in. */
function isOwn(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.byteOffset === 0 && bytes.buffer instanceof ArrayBuffer;
}

type OwnPage = PageToRead & Pick<AskedPage, 'bytes'>;

interface Thread {
  read(page: OwnPage, project: string): Promise<PageRead> | undefined;
  close(): Promise<void>;
}

/** @returns undefined where the machine forbids it */
function startThread(file: string): Thread | undefined {
  let worker: Worker;
  try {
    worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: young } });
  } catch {
    return undefined;
  }
  /** What waits for the thread, by number. */
  const waiting = new Map<number, (read: ReadPage | undefined) => void>();
  let [count, hasEnded] = [0, false];
  const end = (): void => {
    hasEnded = true;
    for (const done of waiting.values()) done(undefined);
    waiting.clear();
  };
  worker.on('message', (read: ReadPage) => {
    waiting.get(read.number)?.(read);
    waiting.delete(read.number);
    // A thread that nobody waits for keeps no process alive.
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', end).on('exit', end);
  worker.unref();
  const turns = shortBeforeLong();
  const ask = async ({ bytes, url, compressed }: OwnPage, project: string): Promise<PageRead> => {
    const { length } = bytes;
    const turn = turns.wait(length);
    if (turn) await turn;
    // It may have ended meanwhile.
    if (hasEnded) return { bytes, page: undefined };
    const number = (count += 1);
    const answer = new Promise<ReadPage | undefined>((done) => waiting.set(number, done));
    worker.ref();
    worker.postMessage({ number, bytes, url, project } satisfies AskedPage, [bytes.buffer]);
    const read = await answer;
    turns.done(length);
    // The thread took them along.
    return read ?? { bytes: await inflate(compressed?.() ?? ''), page: undefined };
  };
  return {
    read: (page, project) => (hasEnded ? undefined : ask(page, project)),
    async close() {
      await worker.terminate();
    },
  };
}
