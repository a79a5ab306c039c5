// What the thread that reads pages is told, and what it tells.

import type { IndexedPage } from '../http/page-reader.ts';

export interface AskedPage {
  readonly number: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly url: string;
  readonly project: string;
}

export interface ReadPage {
  readonly number: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly page: IndexedPage | undefined;
}
