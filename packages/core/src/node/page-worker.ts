// The thread on which pages are read: takes one after the other, and hands each back with what stands where.

import { isAscii } from 'node:buffer';
import { parentPort } from 'node:worker_threads';
import { readPageElsewhere } from '../package-index/read-page-elsewhere.ts';
import type { AskedPage, ReadPage } from './page-messages.ts';

parentPort?.on('message', (asked: AskedPage) => void answer(asked));

async function answer({ number, bytes, url, project }: AskedPage): Promise<void> {
  let page: ReadPage['page'];
  try {
    page = isAscii(bytes) ? await readPageElsewhere(bytes, url, project) : undefined;
  } catch {
    // Whoever asks reads it otherwise, and tells what is wrong with it.
  }
  parentPort?.postMessage({ number, bytes, page } satisfies ReadPage, [bytes.buffer]);
}
