// B1 to B7: documents of the index.

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { drift, eachFile, instead, text, without } from '../documents.ts';
import type { Asked, Spoil } from '../fault-server.ts';
import { all, body, DOCUMENTS, first, JSON_API, type Row, type Variant, where } from '../row.ts';

/** Of the JSON API alone another source answers; of everything nothing is known. */
const apiAndAll = (name: string, how: Spoil): readonly Variant[] => [
  [`${name}, of the JSON API`, where(JSON_API, how), 'normal'],
  [`${name}, of everything`, where(DOCUMENTS, how), 'unknown'],
];

const portal =
  '<html><head><title>Log in to the network</title></head><body><form action="/login"><a href="/terms">Terms</a></form></body></html>';

const gzipBomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
const brotliBomb = brotliCompressSync(Buffer.alloc(40 * 1024 * 1024), { params: { 1: 1 } });

export const documents: readonly Row[] = [
  {
    id: 'B1',
    fault: 'empty answers, 204, JSON of another kind',
    run: () =>
      all([
        ...['', 'null', '[]', '{}', '"x"', '0', 'true'].flatMap((each) =>
          apiAndAll(JSON.stringify(each), instead(each)),
        ),
        ...apiAndAll('204', () => ({ status: 204, headers: {}, body: Buffer.alloc(0) })),
      ]),
  },
  {
    id: 'B2',
    fault: 'the page of a captive portal, a sign-in page',
    run: () =>
      all([
        ...apiAndAll('a portal', instead(portal, { 'content-type': 'text/html' })),
        ...apiAndAll('a portal that says JSON', instead(portal, { 'content-type': 'application/json' })),
        ...apiAndAll('plain words', instead('Please sign in.', { 'content-type': 'text/plain' })),
      ]),
  },
  {
    id: 'B3',
    fault: 'a good answer with another Content-Type',
    run: () =>
      all(
        ['text/plain', 'application/octet-stream', 'text/html', 'application/json', ''].map((type): Variant => [
          type,
          where(
            DOCUMENTS,
            body(({ reply }) => reply.body, { 'content-type': type }),
          ),
          'normal',
        ]),
      ),
  },
  {
    id: 'B4',
    fault: 'codings: broken, twice, of nobody, bombs',
    run: () => {
      const coded = (coding: string, bytes: (asked: Asked) => Buffer): Spoil =>
        where(DOCUMENTS, body(bytes, { 'content-encoding': coding }));
      const broken = coded('gzip', ({ reply }) => gzipSync(reply.body).subarray(0, -12));
      return all([
        ['gzip cut off, once', first(1, broken), 'normal'],
        ['gzip cut off', broken, 'unknown'],
        ['no gzip at all', coded('gzip', ({ reply }) => reply.body), 'unknown'],
        ['gzip twice', coded('gzip', ({ reply }) => gzipSync(gzipSync(reply.body))), 'unknown'],
        ['a coding of nobody', coded('zebra', ({ reply }) => reply.body), 'unknown'],
        ['a bomb of gzip', coded('gzip', () => gzipBomb), 'unknown'],
        ['a bomb of brotli', coded('br', () => brotliBomb), 'unknown'],
      ]);
    },
  },
  {
    id: 'B5',
    fault: 'JSON: broken, keys twice, depth, byte order mark, bytes that are no UTF-8, numbers of no size',
    run: () => {
      const json = (
        name: string,
        change: (whole: string) => string | Buffer,
        expected: 'normal' | 'either',
      ): Variant => [
        name,
        where(DOCUMENTS, (asked) =>
          String(asked.reply.headers['content-type']).includes('json')
            ? body(() => change(text(asked)))(asked)
            : asked.reply,
        ),
        expected,
      ];
      return all([
        json('cut off', (whole) => whole.slice(0, -10), 'either'),
        json('a comma too many', (whole) => whole.replace(/\}$/, ',}'), 'either'),
        json('keys twice', (whole) => whole.replace(/\}$/, ',"urls":[],"files":[]}'), 'either'),
        json(
          'a depth of 100,000',
          (whole) => whole.replace(/\}$/, `,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
          'either',
        ),
        json('6 MB of lists', (whole) => whole.replace(/\}$/, `,"x":[${'[],'.repeat(2_000_000)}0]}`), 'either'),
        json('a byte order mark', (whole) => `\ufeff${whole}`, 'either'),
        json(
          'no UTF-8',
          (whole) =>
            Buffer.concat([Buffer.from(whole.replace(/\}$/, ',"x":"')), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
          'either',
        ),
        json('NaN', (whole) => whole.replace(/\}$/, ',"x":NaN}'), 'either'),
        json('1e999999', (whole) => whole.replace(/"size":\d+/g, '"size":1e999999'), 'either'),
        json('a size below nothing', (whole) => whole.replace(/"size":\d+/g, '"size":-1'), 'either'),
        json('__proto__', (whole) => whole.replace(/\}$/, ',"__proto__":{"urls":[],"files":[]}}'), 'normal'),
      ]);
    },
  },
  {
    id: 'B6',
    fault: 'documents of another shape',
    run: () =>
      all([
        ['without releases and urls', drift(without('releases', 'urls')), 'normal'],
        ['without files', drift(without('releases', 'urls', 'files')), 'normal'],
        ['files without a name', eachFile(without('filename')), 'normal'],
        // An sdist that cannot be fetched cannot be shown to be pure.
        ['files without an address', eachFile(without('url')), { plain: 'build' }],
        ['a packagetype of nobody', eachFile((file) => ({ ...file, packagetype: 'bdist_zebra' })), 'normal'],
        ['no digests', eachFile((file) => ({ ...file, digests: null, hashes: null })), 'either'],
        ['names that are numbers', eachFile((file) => ({ ...file, filename: 7 })), 'normal'],
        ['info of nobody', drift(without('info')), 'either'],
      ]),
  },
  {
    id: 'B7',
    fault: 'the document of a version is missing, that of its project is there',
    run: () =>
      all([
        [
          '404',
          where(/^\/pypi\/[^/]+\/[^/]+\/json$/, () => ({ status: 404, headers: {}, body: Buffer.alloc(0) })),
          'normal',
        ],
      ]),
  },
];
