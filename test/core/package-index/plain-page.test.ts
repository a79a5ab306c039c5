// A page that is read in one go says the same as one that is parsed: the page with an entry that is written otherwise.

import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../../packages/core/src/http/host.ts';
import { formatKeptPage, parseKeptPage, toKeptPage } from '../../../packages/core/src/package-index/kept-page.ts';
import type { Listing } from '../../../packages/core/src/package-index/listing.ts';
import { readSimple } from '../../../packages/core/src/package-index/simple-api.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { answerWith } from '../../support/respond.ts';
import { recordedFetch, recordings } from '../../support/recorded-index.ts';
import { readdirSync } from 'node:fs';

const demo = normalizeName('demo');
const sha256 = '0123456789abcdef'.repeat(4);

const entryOf = (filename: string, more: object = {}): object => ({
  filename,
  hashes: { sha256 },
  'requires-python': '>=3.9',
  size: 7,
  'upload-time': '2024-01-01T00:00:00Z',
  url: `https://files.example/a/${filename}`,
  yanked: false,
  ...more,
});

const wheel = entryOf('demo-1.0-py3-none-any.whl');
const sdist = entryOf('demo-1.0.tar.gz');

const pageOf = (...files: readonly object[]): string =>
  JSON.stringify({ files, meta: { 'api-version': '1.1' }, name: 'demo', versions: ['1.0'] });

const packed = (page: string): string => gzipSync(page).toString('base64');

async function read(page: string, project = demo): Promise<Listing | string> {
  const listing = await readSimple({ ...answerWith(page), compressed: () => packed(page) }, project);
  return listing.ok ? listing.value : listing.problem;
}

const source = [{ kind: 'page', freshness: { lifetime: 1000, validators: {} } }] as const;

/** One that keeps pages as they came. */
const machine: Pick<Host, 'now' | 'inflate'> = {
  now: () => 5,
  inflate: (text) => Promise.resolve(gunzipSync(Buffer.from(text, 'base64'))),
};

/** The versions of a page that was kept and is read again. */
async function backAgain(listing: Listing, host: Pick<Host, 'now' | 'inflate'>): Promise<unknown> {
  const kept = toKeptPage(listing, source, host);
  const line = kept ? formatKeptPage(kept) : '';
  expect(line).not.toMatch(/[\n\r]/);
  expect(line.includes('sha256')).toBe(!host.inflate);
  return [...((await parseKeptPage(line, demo, host))?.versions ?? [])];
}

const filesOf = (listing: Listing | string): unknown =>
  typeof listing === 'string' ? listing : listing.files.map(({ file }) => file);

const versionsOf = (listing: Listing | string): unknown =>
  typeof listing === 'string' || !listing.packed ? 'parsed' : [...listing.packed.versions];

/** The same page, parsed: nothing is made of what stands in the first entry besides. */
const parsed = (page: string): string => page.replace(/"files"\s*:\s*\[\s*\{/, '$&"other":[[]],');

describe('read in one go', () => {
  it.each<readonly [what: string, page: string]>([
    ['a wheel and an sdist', pageOf(wheel, sdist)],
    // numpy's page begins so
    [
      'what says no version before all others',
      pageOf(entryOf('demo-1.0.win32-py2.4.exe'), entryOf('readme.exe'), wheel, sdist),
    ],
    [
      'longer than what is made into text at once',
      pageOf(
        ...Array.from({ length: 1500 }, (_, at) =>
          entryOf(`demo-1.${at}.tar.gz`, { yanked: at % 7 === 0 ? 'x'.repeat(at) : false }),
        ),
      ),
    ],
    ['with white space', JSON.stringify(JSON.parse(pageOf(wheel, sdist)), undefined, 2)],
    ['as Python writes it', pageOf(wheel, sdist).replaceAll(/([,:])(?=["{])/g, '$1 ')],
    [
      'two versions in turn, and what no installer takes between them',
      pageOf(
        entryOf('demo-1.0-py3-none-any.whl'),
        entryOf('demo-1.1-py3-none-any.whl'),
        entryOf('demo-1.0-py2.7.egg'),
        entryOf('demo-1.0.tar.gz'),
        entryOf('demo-1.1.tar.gz'),
        entryOf('demo-1.1-1-cp39-cp39-win32.whl'),
        entryOf('demo-1.1.win32.exe'),
        entryOf('other-1.1-py3-none-any.whl'),
      ),
    ],
    [
      'one version written in several ways, and one that begins like it',
      pageOf(
        entryOf('Demo-1.0.0rc1-py3-none-any.whl'),
        entryOf('demo-1.0.0.rc1-py3-none-any.whl'),
        entryOf('demo-1.0.0c1.tar.gz'),
        entryOf('demo-1.0.0-py3-none-any.whl'),
        entryOf('demo-1.0.0.1-py3-none-any.whl'),
        entryOf('demo-1.0.0-1.tar.gz'),
        entryOf('demo-1.0.0.zip'),
        entryOf('demo-1.0.0.tar.gz'),
        entryOf('demo-1.0.0-py3-none-any.tar.gz'),
      ),
    ],
    [
      'each file with another Requires-Python or yank',
      pageOf(
        wheel,
        entryOf('demo-1.0-cp39-cp39-win32.whl', { 'requires-python': null }),
        entryOf('demo-1.0-cp310-cp310-win32.whl', { 'requires-python': '' }),
        entryOf('demo-1.1-py3-none-any.whl', { yanked: true }),
        entryOf('demo-1.2-py3-none-any.whl', { yanked: 'say "no",\t\\ é ’ \u2028 \ud83d\ude00' }),
        entryOf('demo-1.3-py3-none-any.whl', { yanked: '' }),
        entryOf('demo-1.4-py3-none-any.whl', { yanked: null }),
        entryOf('demo-1.5-py3-none-any.whl', { 'requires-python': '>=3,\t<4' }),
      ),
    ],
    [
      'without what may be absent, and with what nobody reads',
      pageOf(
        { filename: 'demo-1.0-py3-none-any.whl', url: 'https://files.example/demo-1.0-py3-none-any.whl' },
        {
          filename: 'demo-1.0.tar.gz',
          hashes: { sha256 },
          url: 'https://files.example/demo-1.0.tar.gz',
          provenance: null,
        },
        entryOf('demo-1.1.tar.gz', {
          'gpg-sig': true,
          more: {},
          others: [],
          one: { a: 1.5 },
          size: null,
          'upload-time': null,
        }),
      ),
    ],
    [
      'metadata announced',
      pageOf(
        entryOf('demo-1.0-py3-none-any.whl', { 'core-metadata': true }),
        entryOf('demo-1.1-py3-none-any.whl', { 'core-metadata': false, 'dist-info-metadata': { sha256 } }),
        entryOf('demo-1.2-py3-none-any.whl', { 'core-metadata': { sha256 }, 'data-dist-info-metadata': { sha256 } }),
        entryOf('demo-1.3-py3-none-any.whl', { 'dist-info-metadata': { sha256 } }),
      ),
    ],
    ...[
      '../../files/demo-1.0.tar.gz',
      'https://files.example/a/b.tar.gz',
      'https://files.example/demo%2D1.0.tar.gz?token=1#sha256=00',
      'https://user:secret@files.example/demo-1.0.tar.gz',
      'http://FILES.example:80/./demo-1.0.tar.gz',
      'https://files.example/é/demo-1.0.tar.gz',
      'ftp://files.example/demo-1.0.tar.gz',
      'https://files.example/a b/',
      'https://',
    ].map((url) => [`the address ${url}`, pageOf(wheel, entryOf('demo-1.0.tar.gz', { url }))] as const),
  ])('%s', async (_, page) => {
    const [quick, slow] = [await read(page), await read(parsed(page))];
    expect(versionsOf(slow)).toBe('parsed');
    expect(filesOf(quick)).toEqual(filesOf(slow));
    const versions = new Map<string, unknown[]>();
    for (const { file } of typeof slow === 'string' ? [] : slow.files)
      if (file.filename.kind !== 'other')
        versions.set(file.filename.version, [...(versions.get(file.filename.version) ?? []), file]);
    expect(versionsOf(quick)).toEqual([...versions]);
    if (typeof quick === 'string' || !quick.packed?.isKeepable) return;
    // As a later run reads it: where the machine keeps pages as they came, and where it does not.
    for (const host of [machine, { now: machine.now }]) expect(await backAgain(quick, host)).toEqual([...versions]);
  });

  it('relative to an address that holds a secret: this is not kept', async () => {
    const page = pageOf(entryOf('demo-1.0.tar.gz', { url: 'files/demo-1.0.tar.gz' }));
    const url = 'https://user:secret@index.example/simple/demo/?signature=secret';
    const listing = await readSimple({ ...answerWith(page), url, compressed: () => packed(page) }, demo);
    const files = [{ raw: 'demo-1.0.tar.gz', url: 'https://index.example/simple/demo/files/demo-1.0.tar.gz' }];
    expect(listing).toMatchObject({ ok: true, value: { files: files.map((file) => ({ file })) } });
    const kept = listing.ok ? toKeptPage(listing.value, source, machine) : undefined;
    expect(kept?.text).toContain('https://index.example/simple/demo/');
    expect(kept?.text).not.toContain('secret');
    expect(listing.ok && (await backAgain(listing.value, machine))).toMatchObject([['1.0', files]]);
  });
});

describe('any other page is parsed', () => {
  it.each<readonly [what: string, page: string]>([
    ['hashes of another kind', pageOf(entryOf('demo-1.0.tar.gz', { hashes: { md5: '00' } }))],
    ['an escaped name', pageOf(wheel).replaceAll('demo-1.0-py3', String.raw`demo-1.0\u002dpy3`)],
    ['entries without an address', pageOf(wheel, { filename: 'demo-1.0.tar.gz' })],
    ['what is no entry', pageOf(wheel).replace('[{', '[null,{')],
    [
      'entries written in too many ways',
      pageOf(...Array.from({ length: 30 }, (_, at) => entryOf(`demo-1.${at}.tar.gz`, { [`key-${at}`]: null }))),
    ],
    [
      'an entry longer than what is made into text at once',
      pageOf(wheel, entryOf('demo-1.1.tar.gz', { yanked: 'x'.repeat(300_000) })),
    ],
    ['no name', pageOf(wheel).replace('"name":"demo"', '"title":"demo"')],
    ['no file', pageOf()],
  ])('%s', async (_, page) => {
    const listing = await read(page);
    expect(typeof listing).toBe('object');
    expect(versionsOf(listing)).toBe('parsed');
    expect(filesOf(listing)).toEqual(filesOf(await read(parsed(page))));
  });

  it.each<readonly [what: string, page: string, problem: string]>([
    ['a key twice in an entry', pageOf(wheel).replace('"size":7', '"size":7,"size":8'), 'JSON that has a key twice'],
    [
      'a key twice in what nobody reads',
      pageOf(entryOf('demo-1.0.tar.gz', { one: { a: 1 } })).replace('{"a":1}', '{"a":1,"a":1}'),
      'JSON that has a key twice',
    ],
    [
      'a key twice around the files',
      pageOf(wheel).replace('"meta"', '"name":"demo","meta"'),
      'JSON that has a key twice',
    ],
    ['files twice', pageOf(wheel).replace('"meta"', '"files":[],"meta"'), 'JSON that has a key twice'],
    ['cut off', pageOf(wheel, sdist).slice(0, -1), 'an answer that is not JSON'],
    ['cut off in an entry', pageOf(wheel, sdist).slice(0, -200), 'an answer that is not JSON'],
    ['more behind it', `${pageOf(wheel)}{}`, 'an answer that is not JSON'],
    ['a number that is none', pageOf(wheel).replace('"size":7', '"size":07'), 'an answer that is not JSON'],
    ['no comma', pageOf(wheel, sdist).replace('},{', '}{'), 'an answer that is not JSON'],
    ['a line break in a text', pageOf(wheel).replace('>=3.9', '>=3.9\n'), 'an answer that is not JSON'],
    [
      'files of another list',
      `{"other":{"files":[${JSON.stringify(wheel)}]},"name":"demo"}`,
      'an answer that is no index document',
    ],
    ['another project', pageOf(wheel).replace('"name":"demo"', '"name":"other"'), 'an answer about another project'],
    ['a newer version', pageOf(wheel).replace('1.1', '2.0'), 'a newer version of the Simple API than 1'],
  ])('and refused: %s', async (_, page, problem) => {
    expect(await read(page)).toBe(problem);
  });
});

it('every page that is recorded', async () => {
  const fetch = recordedFetch({});
  for (const name of readdirSync(recordings).map((file) => normalizeName(file.replace('.json', '')))) {
    const accept = 'application/vnd.pypi.simple.v1+json';
    const { body } = await fetch(`https://index.example/simple/${name}/`, { headers: { accept } });
    let page = '';
    if (body !== null && Symbol.asyncIterator in body)
      for await (const piece of body) page += new TextDecoder().decode(piece);
    expect(filesOf(await read(page, name)), name).toEqual(filesOf(await read(parsed(page), name)));
  }
});
