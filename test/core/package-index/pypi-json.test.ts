import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { readProjectJson, readVersionJson } from '../../../packages/core/src/package-index/pypi-json.ts';
import { answerWith } from '../../support/respond.ts';

const demo = normalizeName('demo');
const url = 'https://index.example/pypi/demo/1.0/json';

const file = {
  filename: 'demo-1.0-py3-none-any.whl',
  packagetype: 'bdist_wheel',
  requires_python: '>=3.8',
  digests: { sha256: 'AA', md5: 'bb' },
  size: 10,
  yanked: false,
  yanked_reason: null,
  upload_time_iso_8601: '2024-01-01T00:00:00Z',
  url: '../../../files/demo-1.0-py3-none-any.whl',
};
const info = { name: 'Demo', version: '1.0', requires_dist: ['six>=1'] };

const readBody = (body: unknown): ReturnType<typeof readVersionJson> =>
  readVersionJson(answerWith(typeof body === 'string' ? body : JSON.stringify(body), { url }), demo);

describe('readVersionJson', () => {
  it('reads the files, and what the release requires', async () => {
    expect(await readBody({ info, urls: [file], vulnerabilities: [] })).toEqual({
      ok: true,
      value: {
        files: [
          {
            release: '1.0',
            file: expect.objectContaining({
              raw: file.filename,
              url: 'https://index.example/files/demo-1.0-py3-none-any.whl',
              size: 10,
              requiresPython: '>=3.8',
              yanked: false,
              hashes: { sha256: 'aa', md5: 'bb' },
              uploaded: '2024-01-01T00:00:00Z',
            }),
          },
        ],
        unreadable: 0,
        described: { version: '1.0', requires: ['six>=1'] },
      },
    });
  });

  it.each([
    ['null, which stands for both', null],
    ['a line that is none', ['six', 1]],
    ['more than are read', Array.from({ length: 5001 }, () => 'six')],
  ])('what it requires is not known: %s', async (_, requires) => {
    const read = await readBody({ info: { ...info, requires_dist: requires }, urls: [file] });
    expect(read.ok && read.value.described).toBe(undefined);
  });

  it.each([
    [{ yanked: true, yanked_reason: 'broken' }, 'broken'],
    [{ yanked: true, yanked_reason: null }, ''],
    [{ yanked: true }, ''],
    [{ yanked: false, yanked_reason: 'no longer' }, false],
    [{}, false],
    [{ yanked: 'yes' }, false],
  ])('yanked: %j', async (more, yanked) => {
    const { yanked: _, yanked_reason: __, ...plain } = file;
    const read = await readBody({ info, urls: [{ ...plain, ...more }] });
    expect(read.ok && read.value.files[0]?.file.yanked).toBe(yanked);
  });

  it('counts entries that cannot be read, and keeps the others', async () => {
    const read = await readBody({
      info,
      urls: [null, 5, [], {}, { filename: 'x' }, { ...file, digests: null, size: '1' }],
    });
    expect(read.ok && [read.value.unreadable, read.value.files.length]).toEqual([5, 1]);
  });

  it('is content with a document that lacks info', async () => {
    expect((await readBody({ urls: [file] })).ok).toBe(true);
  });

  it.each([
    ['', 'an answer that is not JSON'],
    ['null', 'an answer that is no index document'],
    ['[]', 'an answer that is no index document'],
    ['"x"', 'an answer that is no index document'],
    ['{}', 'an answer without a list of files'],
    ['{"info": {"name": "demo"}, "urls": null}', 'an answer without a list of files'],
    ['{"info": {"name": "other"}, "urls": []}', 'an answer about another project'],
    ['<html><title>Log in</title></html>', 'an answer that is not JSON'],
    [JSON.stringify({ info, urls: [file] }).slice(0, -1), 'an answer that is not JSON'],
    ['{"urls": [], "urls": []}', 'JSON that has a key twice'],
    [`{"urls": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'JSON that is nested too deeply'],
  ])('refuses %.50s', async (body, problem) => {
    expect(await readBody(body)).toEqual({ ok: false, problem });
  });

  it('refuses what is not UTF-8', async () => {
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    expect(await readVersionJson(answerWith(bytes), demo)).toEqual({
      ok: false,
      problem: 'an answer that is not UTF-8',
    });
  });

  it('refuses more files than any project has', async () => {
    const urls = `[${Array.from({ length: 200_001 }, () => '0').join()}]`;
    expect(await readBody(`{"urls": ${urls}}`)).toEqual({ ok: false, problem: 'a list of more than 200,000 files' });
  });
});

const read = (releases: unknown): ReturnType<typeof readProjectJson> =>
  readProjectJson(
    answerWith(JSON.stringify({ info, releases }), { url: 'https://index.example/pypi/demo/json' }),
    demo,
  );

describe('readProjectJson', () => {
  it('says for each file which release it is filed under', async () => {
    const listing = await read({ '1.0': [file], '0.9': [], '2.0-b1': [{ ...file, filename: 'demo-2.0b1.tar.gz' }] });
    expect(listing.ok && listing.value.files.map((each) => [each.release, each.file.raw])).toEqual([
      ['1.0', 'demo-1.0-py3-none-any.whl'],
      ['2.0-b1', 'demo-2.0b1.tar.gz'],
    ]);
  });

  it('is not confused by releases named like properties of objects', async () => {
    const body = `{"releases": {"__proto__": [${JSON.stringify(file)}], "constructor": [{}]}}`;
    const listing = await readProjectJson(answerWith(body), demo);
    expect(listing.ok && [listing.value.files[0]?.release, listing.value.unreadable]).toEqual(['__proto__', 1]);
    expect(({} as Record<string, unknown>)['filename']).toBeUndefined();
  });

  it.each([[undefined], [null], [[]], ['x']])('refuses releases that are %j', async (releases) => {
    expect(await read(releases)).toEqual({ ok: false, problem: 'an answer without releases' });
  });
});
