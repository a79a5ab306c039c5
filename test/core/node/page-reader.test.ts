// A page that another thread reads says the same as one that is read where everything else is done, whatever becomes of the thread.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { pageReader } from '../../../packages/core/src/node/page-reader.ts';
import { readSimple } from '../../../packages/core/src/package-index/simple-api.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { answerWith } from '../../support/respond.ts';

/** As it was compiled: a thread runs no TypeScript. */
const built = join(import.meta.dirname, '../../../packages/core/dist/node/page-worker.js');
const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-pages-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The code of a thread. */
function written(name: string, code: string): string {
  const file = join(scratch, `${name}.mjs`);
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return file;
}

const demo = normalizeName('demo');
const entryOf = (filename: string, more: object = {}): object => ({
  filename,
  hashes: { sha256: '0123456789abcdef'.repeat(4) },
  'requires-python': '>=3.9',
  url: `https://files.example/a/${filename}`,
  yanked: false,
  ...more,
});

/** Long enough for a thread: each version has a wheel and an sdist, and there is an egg. */
const entries: readonly object[] = Array.from({ length: 200 }, (_, at) => [
  entryOf(`demo-1.${at}-py3-none-any.whl`),
  entryOf(`demo-1.${at}.tar.gz`, { yanked: at % 9 === 0 }),
  ...(at === 50 ? [entryOf('demo-1.50-py2.7.egg')] : []),
]).flat();

const pageOf = (files: readonly object[], more: object = {}): string =>
  JSON.stringify({ files, meta: { 'api-version': '1.1' }, name: 'demo', ...more });

const pages: readonly (readonly [what: string, page: string])[] = [
  ['plain', pageOf(entries)],
  ['beyond ASCII', pageOf([...entries, entryOf('demo-2.0.tar.gz', { yanked: 'é' })])],
  [
    'with addresses that are not kept',
    pageOf([...entries, entryOf('demo-2.0.tar.gz', { url: '../demo-2.0.tar.gz?a=1' })]),
  ],
  ['written otherwise', pageOf([...entries, entryOf('demo-2.0.tar.gz', { hashes: { md5: '00' } })])],
  ['too short for a thread', pageOf(entries.slice(0, 4))],
  ['of another project', pageOf(entries, { name: 'other' })],
  ['of a newer API', pageOf(entries, { meta: { 'api-version': '2.0' } })],
  ['cut off', pageOf(entries).slice(0, -400)],
  ['with a key twice', pageOf(entries).replace('"yanked"', '"yanked":false,"yanked"')],
];

/** What is said of it, with all files and all versions, and what is kept. */
async function told(page: string, reader?: ReturnType<typeof pageReader>): Promise<unknown> {
  const compressed = (): string => gzipSync(page).toString('base64');
  const listing = await readSimple({ ...answerWith(page), compressed }, demo, reader);
  if (!listing.ok) return listing.problem;
  const { files, packed } = listing.value;
  return { files, kept: packed && [packed.isKeepable, packed.places(), packed.text(), [...packed.versions]] };
}

/** One of which so many pages were expected that it has a thread. */
function busy(file: string): ReturnType<typeof pageReader> {
  const reader = pageReader(file);
  for (let count = 0; count < 8; count += 1) reader.expect();
  return reader;
}

describe.each<readonly [what: string, file: string]>([
  ['a thread', built],
  ['no code for one', join(scratch, 'none.mjs')],
  ['one that ends at once', written('ends', 'process.exit(0);')],
  ['one that fails at once', written('fails', 'throw new Error("no");')],
  ['one that ends when it is asked', written('asked', 'parentPort.on("message", () => process.exit(1));')],
  ['one that fails when it is asked', written('broken', 'parentPort.on("message", () => { throw new Error("no"); });')],
])('%s', (_, file) => {
  it('pages of which some are broken, one after the other and all at once', async () => {
    const alone = await Promise.all(pages.map(([, page]) => told(page)));
    const reader = busy(file);
    const together = await Promise.all(pages.map(([, page]) => told(page, reader)));
    const inTurn: unknown[] = [];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const [, page] of pages) inTurn.push(await told(page, reader));
    await reader.close();
    for (const [at, [what]] of pages.entries()) {
      expect(together[at], what).toEqual(alone[at]);
      expect(inTurn[at], what).toEqual(alone[at]);
    }
  });
});

describe('which pages are handed over', () => {
  const bytes = (): Uint8Array => new TextEncoder().encode(pageOf(entries));
  const compressed = (): string => '';
  const url = 'https://index.example/simple/demo/';

  it.each<
    readonly [
      what: string,
      expected: number,
      page: Parameters<ReturnType<typeof pageReader>['read']>[0],
      isTaken: boolean,
    ]
  >([
    ['of many', 8, { bytes: bytes(), compressed, url }, true],
    ['of few', 7, { bytes: bytes(), compressed, url }, false],
    ['short ones', 8, { bytes: bytes().slice(0, 1000), compressed, url }, false],
    ['what could not be had again', 8, { bytes: bytes(), url }, false],
    ['what lies among other bytes', 8, { bytes: bytes().subarray(1), compressed, url }, false],
  ])('%s', async (_, expected, page, isTaken) => {
    const reader = pageReader(built);
    for (let count = 0; count < expected; count += 1) reader.expect();
    // It is short.
    expect(reader.delays(page)).toBe(false);
    const read = reader.read(page, demo);
    expect(read !== undefined).toBe(isTaken);
    // Handed over, not copied.
    expect(page.bytes.length === 0).toBe(isTaken);
    if (read) expect(await read).toMatchObject({ bytes: bytes(), page: { about: { name: 'demo' }, isKeepable: true } });
    await reader.close();
  });
});

it.each<readonly [what: string, expected: number, bytes: number, isLate: boolean]>([
  ['a long page', 8, 300 * 1024, true],
  ['a shorter one', 8, 200 * 1024, false],
  ['one that no thread reads', 7, 300 * 1024, false],
])('%s waits for others: %s pages, %s bytes', async (_, expected, bytes, isLate) => {
  const reader = pageReader(built);
  for (let count = 0; count < expected; count += 1) reader.expect();
  expect(reader.delays({ bytes: new Uint8Array(bytes), compressed: () => '', url: '' })).toBe(isLate);
  await reader.close();
});
