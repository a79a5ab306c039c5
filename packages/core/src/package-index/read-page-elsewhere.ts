// A page as it is read on another thread: what it says has to be plain values, and whoever asks reads any other page.

import type { IndexedPage } from '../http/page-reader.ts';
import { normalizeName } from '../packaging/name.ts';
import { asciiText } from './page-text.ts';
import { readPlainPage } from './plain-page.ts';

/**
 * @param ascii its bytes, which are nothing else
 * @returns undefined for a page that has to be read otherwise
 */
export function readPageElsewhere(ascii: Uint8Array, url: string, project: string): Promise<IndexedPage | undefined> {
  return readPlainPage(asciiText(ascii), { url }, normalizeName(project));
}
