// The recordings of fixtures/index as an index without any network: as a Fetch, and opened.

import { join } from 'node:path';
import { openIndex, type IndexOptions } from '../../packages/core/src/package-index/open-index.ts';
import type { Fetch } from '../../packages/core/src/http/host.ts';
import type { PackageIndex } from '../../packages/core/src/package-index/package-index.ts';
import { answerRecorded, type RecordedOptions } from '../../scripts/record/serve-recorded.mjs';
import { respond } from './respond.ts';
import { virtualHost } from './virtual-host.ts';

export const recordings: string = join(import.meta.dirname, '../../fixtures/index');

/** Answers every host alike from the recordings; `asked` grows by each path. */
export function recordedFetch(options: RecordedOptions = {}, asked: string[] = []): Fetch {
  return (url, { headers }) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    const answer = answerRecorded(recordings, pathname, headers['accept'] ?? '', options);
    const length = { 'content-length': String(Buffer.byteLength(answer.body)) };
    return Promise.resolve(respond(answer.status, { ...answer.headers, ...length }, answer.body));
  };
}

const open = (options: RecordedOptions & IndexOptions, asked: string[]): PackageIndex =>
  openIndex(virtualHost(recordedFetch(options, asked)), 'https://index.example/simple', options);

const shared = open({}, []);

/**
 * The recorded index, opened. Without options its releases and projects are read once for all tests; what its wheels require it asks
 * for itself, because what was asked in vain decides what else is asked.
 */
export function recordedIndex(options?: RecordedOptions & IndexOptions, asked?: string[]): PackageIndex {
  const own = open(options ?? {}, asked ?? []);
  if (options || asked) return own;
  return {
    ...own,
    release: (...question) => shared.release(...question),
    project: (...question) => shared.project(...question),
  };
}
