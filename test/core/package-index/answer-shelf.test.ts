// What stands where in a cache: pages of large projects must not push one another out.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileCache } from '../../../packages/core/src/node/file-cache.ts';
import { answerShelf, type AnswerShelf } from '../../../packages/core/src/package-index/answer-shelf.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-shelf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('four pages of five megabytes are all kept: that of pydantic-core is as long', async () => {
  const names = ['pydantic-core', 'aiohttp', 'multidict', 'yarl'].map(normalizeName);
  const open = (): { readonly shelf: AnswerShelf; close(): Promise<void> } => {
    const cache = fileCache(folder, (why) => expect.fail(why));
    return {
      shelf: answerShelf(() => cache, 'https://index.example/simple', { now: () => 0 }),
      close: () => cache.close(),
    };
  };
  const first = open();
  for (const name of names) {
    const raw = `${name}-1.0.tar.gz`;
    const url = `https://files.example/${'x'.repeat(5_000_000)}/${raw}`;
    const filename = { kind: 'sdist', name, version: '1.0', extension: '.tar.gz' } as const;
    const page = { files: [{ file: { filename, raw, url, yanked: false, hashes: {} } }], unreadable: 0 } as const;
    const freshness = { lifetime: 1000, validators: {} };
    await first.shelf.keepPage(name, page, [{ kind: 'page', freshness }]);
  }
  await first.close();
  const { shelf } = open();
  const found = await Promise.all(names.map((name) => shelf.readPage(name)));
  expect(found.map((each) => each?.versions.get('1.0')?.map(({ raw }) => raw))).toEqual(
    names.map((name) => [`${name}-1.0.tar.gz`]),
  );
});
