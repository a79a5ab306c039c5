// B8 to B12: pages of projects, and what stands on them.

import { expect } from 'vitest';
import { judge, through } from '../bench.ts';
import { eachFile, instead } from '../documents.ts';
import { serveFaults, type Spoil } from '../fault-server.ts';
import { all, DOCUMENTS, type Row, SIMPLE_PAGES, type Variant, where } from '../row.ts';
import { answer, filesOf, htmlPage, truth } from '../world.ts';

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

/** All but setuptools: where that is yanked as well, pip takes none, and no pure sdist is built. */
const yanked = (value: unknown): Spoil =>
  where(
    /^\/(?:pypi|simple)\/(?!setuptools)/,
    eachFile((file) => ({ ...file, yanked: value, yanked_reason: 'bad' })),
  );

export const pages: readonly Row[] = [
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
      const told: Spoil = (asked) =>
        asked.path.includes('gone') || !DOCUMENTS.test(asked.path) || asked.path === '/simple/'
          ? asked.reply
          : answer(swapped(asked.path), asked.request.headers.accept ?? '', asked.origin);
      return all([
        ['by redirects', swap, 'either'],
        ['by the answer itself', told, { compiled: 'unknown', native: 'unknown', plain: 'unknown', pure: 'unknown' }],
      ]);
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
        ['yanked with a reason', yanked(true), 'normal'],
        ['yanked of another type', yanked(7), 'normal'],
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
      const again = server.asked.slice(before).filter((path) => SIMPLE_PAGES.test(path));
      expect(new Set(again).size).toBe(again.length);
      await server.close();
    },
  },
];
