// The corpus against the live index. Every file that came or was yanked after the goldens' day explains a difference; nothing else does.

import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_INDEX } from '../../packages/core/src/package-index/default-index.ts';
import { openIndex } from '../../packages/core/src/package-index/open-index.ts';
import { nodeHost } from '../../packages/core/src/node/http.ts';
import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import { corpus, goldenRows, goldensOf, judged, readGolden, reportRows } from '../support/corpus.ts';

const GOLDEN_DAY = '2026-11-21';

// One index for all: each project is asked for once.
const host = nodeHost();
const index = openIndex(host, process.env['WHEELCHECK_INDEX_URL'] ?? DEFAULT_INDEX, { concurrency: 8 });
afterAll(() => host.close());

/** Whether the release has a file that was uploaded after the goldens were made. */
async function hasNewerFile(row: string): Promise<boolean> {
  const [name = '', version = ''] = row.split(' ');
  const answer = await index.release(normalizeName(name), version);
  return answer.found && answer.files.some(({ uploaded }) => (uploaded ?? '') > `${GOLDEN_DAY}T23:59:59`);
}

describe.each(readdirSync(corpus).filter((name) => name !== 'fastapi-unpinned'))('%s', (name) => {
  it.each(goldensOf(name))('%s', async (file) => {
    const golden = readGolden(name, file);
    const [found, expected] = [reportRows(await judged(name, golden, index)), goldenRows(golden)];
    const different = [
      ...found.filter((row) => !expected.includes(row)),
      ...expected.filter((row) => !found.includes(row)),
    ];
    const unexplained = await Promise.all(different.map(async (row) => ((await hasNewerFile(row)) ? [] : [row])));
    expect(unexplained.flat()).toEqual([]);
  });
});
