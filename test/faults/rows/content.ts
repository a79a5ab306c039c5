// B: what the index says.

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { judge, through } from '../bench.ts';
import { type Asked, serveFaults, type Spoil } from '../fault-server.ts';
import { all, body, DOCUMENTS, first, JSON_API, type Row, SIMPLE_PAGES, type Variant, where } from '../row.ts';
import { filesOf, htmlPage, truth } from '../world.ts';

const instead = (text: string | Buffer, headers: Readonly<Record<string, string>> = {}): Spoil =>
  body(() => text, headers);

/** Of the JSON API alone another source answers; of everything nothing is known. */
const apiAndAll = (name: string, how: Spoil): readonly Variant[] => [
  [`${name}, of the JSON API`, where(JSON_API, how), 'normal'],
  [`${name}, of everything`, where(DOCUMENTS, how), 'unknown'],
];

const portal =
  '<html><head><title>Log in to the network</title></head><body><form action="/login"><a href="/terms">Terms</a></form></body></html>';

const gzipBomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
const brotliBomb = brotliCompressSync(Buffer.alloc(40 * 1024 * 1024), { params: { 1: 1 } });

const text = ({ reply }: Asked): string => reply.body.toString();

/** Changes the JSON of each document. */
const drift = (change: (document: Record<string, unknown>) => unknown): Spoil =>
  where(DOCUMENTS, (asked) => {
    if (!String(asked.reply.headers['content-type']).includes('json')) return asked.reply;
    return body(() => JSON.stringify(change(JSON.parse(text(asked)) as Record<string, unknown>)))(asked);
  });

const eachFile = (change: (file: Record<string, unknown>) => unknown): Spoil =>
  drift((document) => {
    const changed = (files: unknown): unknown => (Array.isArray(files) ? files.map(change) : files);
    const releases = (document['releases'] ?? {}) as Record<string, unknown>;
    return {
      ...document,
      ...('urls' in document ? { urls: changed(document['urls']) } : {}),
      ...('files' in document ? { files: changed(document['files']) } : {}),
      ...('releases' in document
        ? { releases: Object.fromEntries(Object.entries(releases).map(([key, files]) => [key, changed(files)])) }
        : {}),
    };
  });

const without =
  (...keys: readonly string[]) =>
  (value: Record<string, unknown>): object =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** Only HTML, from the page alone. */
const htmlOnly = (page: (name: string, origin: string) => string): Spoil =>
  where(DOCUMENTS, ({ path, origin, reply }) => {
    const name = path.split('/')[2] ?? '';
    if (path === '/simple/') return reply;
    const whole = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(page(name, origin)) };
    return path.startsWith('/simple/') ? whole : { status: 404, headers: {}, body: Buffer.alloc(0) };
  });

const oddNames: readonly string[] = [
  'pure-1.0-py3.whl',
  'pure-1.0-none-any.whl',
  'pure-1.0-x-py3-none-any.whl',
  '..-1.0-py3-none-any.whl',
  `pure-1.0-${'x'.repeat(10_000)}-none-any.whl`,
  'PURE-1.0-CP27-NONE-WIN32.WHL',
  'pure-one-py3-none-any.whl',
  'pure-1.0-py3-none-any.whl.sig',
  'pure-1.0.tar.gz.asc',
  '__proto__-1.0-py3-none-any.whl',
];

const withOdd = (name: string, odd: readonly string[]): readonly string[] => [
  ...odd.map((each) => each.replaceAll('pure', name)),
  ...filesOf(name),
];

export const content: readonly Row[] = [
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
        json('20 MB of lists', (whole) => whole.replace(/\}$/, `,"x":[${'[],'.repeat(7_000_000)}0]}`), 'either'),
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
  {
    id: 'B8',
    fault: 'HTML alone: without closing tags, entities, relative addresses, a base, 1.4 MB',
    run: () =>
      all([
        ['as PEP 503 has it', htmlOnly((name, origin) => htmlPage(name, filesOf(name), origin)), 'normal'],
        [
          'without closing tags',
          htmlOnly((name, origin) =>
            htmlPage(name, filesOf(name), origin).replaceAll(/<\/(?:body|html|head)>|<br>/g, ''),
          ),
          'normal',
        ],
        [
          'entities',
          htmlOnly((name, origin) =>
            htmlPage(name, filesOf(name), origin).replaceAll('.whl"', '&#46;whl"').replaceAll('-1.0', '&#x2d;1.0'),
          ),
          'normal',
        ],
        ['relative', htmlOnly((name) => htmlPage(name, filesOf(name), '../..')), 'normal'],
        [
          'a base',
          htmlOnly((name, origin) =>
            htmlPage(name, filesOf(name), '.').replace('<head>', `<head><base href="${origin}/">`),
          ),
          'normal',
        ],
        [
          '1.4 MB',
          htmlOnly((name, origin) =>
            htmlPage(
              name,
              [
                ...Array.from({ length: name === 'pure' ? 9000 : 0 }, (_, at) => `${name}-0.${at}-py3-none-any.whl`),
                ...filesOf(name),
              ],
              origin,
            ),
          ),
          'normal',
        ],
      ]),
  },
  {
    id: 'B9',
    fault: 'the answer about another project',
    run: () => {
      const swapped = (path: string): string =>
        path.replace(
          /\/(pure|native|compiled|plain)(?=\/)/,
          (_, name: string) => `/${name === 'pure' ? 'compiled' : 'pure'}`,
        );
      const other: Spoil = ({ path, origin }) => ({
        status: 302,
        headers: { location: `${origin}${swapped(path)}` },
        body: Buffer.alloc(0),
      });
      const swap: Spoil = (asked) =>
        asked.path.includes('gone') || asked.before > 0 || !DOCUMENTS.test(asked.path) || asked.path === '/simple/'
          ? asked.reply
          : other(asked);
      return all([['by redirects', swap, 'either']]);
    },
  },
  {
    id: 'B10',
    fault: 'names that no wheel has, beside those that are',
    run: () =>
      all([
        ...oddNames.map((odd): Variant => [
          odd.slice(0, 60),
          htmlOnly((name, origin) => htmlPage(name, withOdd(name, [odd]), origin)),
          'normal',
        ]),
        ['all', htmlOnly((name, origin) => htmlPage(name, withOdd(name, oddNames), origin)), 'normal'],
      ]),
  },
  {
    id: 'B11',
    fault: 'yanked, a Requires-Python that is none, metadata that is missing or of another',
    run: () =>
      all([
        ['yanked with a reason', eachFile((file) => ({ ...file, yanked: true, yanked_reason: 'bad' })), 'normal'],
        ['yanked of another type', eachFile((file) => ({ ...file, yanked: 7 })), 'normal'],
        [
          'Requires-Python of nobody',
          eachFile((file) => ({ ...file, requires_python: 'zebra', 'requires-python': 'zebra' })),
          'normal',
        ],
        ['no metadata', where(/\.metadata$/, () => ({ status: 404, headers: {}, body: Buffer.alloc(0) })), 'normal'],
        [
          'metadata of another',
          where(/\.metadata$/, instead('Metadata-Version: 2.1\nName: other\nVersion: 9\nRequires-Dist: compiled\n\n')),
          'normal',
        ],
        ['metadata cut off', where(/\.metadata$/, instead('Metadata-Ver')), 'normal'],
        ['metadata of zeros', where(/\.metadata$/, instead(Buffer.alloc(4096))), 'normal'],
      ]),
  },
  {
    id: 'B12',
    fault: 'a release that disappears between two questions',
    async run() {
      const server = await serveFaults();
      // What the run has seen is what counts: the first answer about it tells of its wheel, every later one would be 404.
      const gone: Spoil = where(/pure/, (asked) =>
        server.asked.filter((path) => path.includes('pure')).length === 1
          ? asked.reply
          : { status: 404, headers: {}, body: Buffer.from('not found') },
      );
      const { judgement, good } = await through(gone, 'normal', { server });
      expect({ judgement, good }).toEqual({ judgement: truth, good: true });
      const before = server.asked.length;
      await judge(`${server.origin}/simple`, {});
      const pages = server.asked.slice(before).filter((path) => SIMPLE_PAGES.test(path));
      expect(new Set(pages).size).toBe(pages.length);
      await server.close();
    },
  },
];
