// Which of an index's documents are asked, in which order, and what each may prove.

import { describe, expect, it } from 'vitest';
import { bodyPieces } from '../../../packages/core/src/http/body-pieces.ts';
import type { Fetch, FetchResponse } from '../../../packages/core/src/http/host.ts';
import { openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import { IndexError } from '../../../packages/core/src/package-index/package-index.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { RecordedOptions } from '../../../scripts/record/serve-recorded.mjs';
import { recordedFetch, recordedIndex } from '../../support/recorded-index.ts';
import { coded, respond } from '../../support/respond.ts';
import {
  demo,
  entry,
  json,
  outcome,
  portal,
  projectJson,
  projectPath,
  routed,
  type Routes,
  simpleJson,
  simplePath,
  versionJson,
  versionPath,
  wheel,
} from '../../support/routed-index.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const cryptography = normalizeName('cryptography');

const sdistsAlone = [
  ['python-ldap', '3.4.8'],
  ['uwsgi', '2.0.31'],
  ['uwsgi', '2.0.30'],
] as const;

const sources: readonly [string, RecordedOptions, readonly string[]][] = [
  ['version JSON', {}, ['/pypi/cryptography/3.4.7/json']],
  [
    'project JSON, where a version has none',
    { versionJson: false },
    ['/pypi/cryptography/3.4.7/json', '/pypi/cryptography/json'],
  ],
  [
    'Simple JSON, where there is no JSON API',
    { versionJson: false, projectJson: false },
    ['/pypi/cryptography/3.4.7/json', '/pypi/cryptography/json', '/simple/cryptography/'],
  ],
  [
    'Simple HTML, where there is nothing else',
    { versionJson: false, projectJson: false, simpleJson: false },
    ['/pypi/cryptography/3.4.7/json', '/pypi/cryptography/json', '/simple/cryptography/'],
  ],
];

// fixtures/index/cryptography.json
const facts = async (each: RecordedOptions): Promise<unknown> => {
  const answer = await recordedIndex(each).release(cryptography, '3.4.7');
  if (!answer.found) return answer;
  // The recording keeps no order; the JSON API's files are put in that of a page, which is sorted.
  return answer.files
    .toSorted((a, b) => (a.raw < b.raw ? -1 : 1))
    .map(({ raw, url, hashes, requiresPython, yanked }) => [raw, url, hashes, requiresPython, yanked]);
};

const requires = async (routes: Routes, version: string): Promise<unknown> => {
  const answer = await routed(routes).index.release(demo, version);
  return answer.found && answer.requires;
};

describe('where the answer comes from', () => {
  it.each(sources)('%s', async (_, options, paths) => {
    const asked: string[] = [];
    const answer = await recordedIndex(options, asked).release(cryptography, '3.4.7');
    const names = answer.found ? answer.files.map((file) => file.raw) : [];
    expect(names).toHaveLength(14);
    expect(names).toContain('cryptography-3.4.7-cp36-abi3-manylinux2014_x86_64.whl');
    expect(names).toContain('cryptography-3.4.7.tar.gz');
    expect(asked).toEqual(paths);
  });

  it.each(sources)('%s: the same files, hashes, addresses and Requires-Python', async (_, options) => {
    expect(await facts(options)).toEqual(await facts({}));
  });

  it('relative addresses of a mirror are resolved against its answer', async () => {
    const answer = await recordedIndex({ relativeUrls: true, versionJson: false }).release(cryptography, '3.4.7');
    expect(answer.found && answer.files.every(({ url }) => url.startsWith('https://index.example/files/'))).toBe(true);
  });

  it('an address that does not end in /simple has the Simple API alone', async () => {
    const { index, asked } = routed(
      { '/root/+simple/demo/': () => simpleJson(wheel) },
      'https://index.example/root/+simple',
    );
    expect(await outcome(index.release(demo, '1.0'))).toBe(wheel);
    expect(asked).toEqual(['/root/+simple/demo/']);
  });

  it('what a release requires comes from a document about that release alone', async () => {
    const whole = { [projectPath]: () => projectJson({ '1.0': [wheel], '0.9': ['demo-0.9.tar.gz'] }) };
    expect(await requires({ [versionPath]: () => versionJson(wheel) }, '1.0')).toEqual(['six']);
    expect(await requires(whole, '1.0')).toEqual(['six']);
    expect(await requires(whole, '0.9')).toBeUndefined();
    expect(await requires({ [simplePath]: () => simpleJson(wheel) }, '1.0')).toBeUndefined();
  });
});

const unreadable = (): FetchResponse => json({ name: 'demo', meta: { 'api-version': '1.0' }, files: [{}] });

describe('absence', () => {
  it.each<[string, Routes, string, readonly string[]]>([
    ['a project that is nowhere', {}, 'no project', [versionPath, projectPath, simplePath]],
    [
      'gone for good (410)',
      { [simplePath]: () => respond(410, {}) },
      'no project',
      [versionPath, projectPath, simplePath],
    ],
    [
      'a version that neither document has',
      { [projectPath]: () => projectJson({ '2.0': ['demo-2.0.zip'] }), [simplePath]: () => simpleJson('demo-2.0.zip') },
      'no version',
      [versionPath, projectPath, simplePath],
    ],
    [
      'a JSON API that lags behind',
      { [projectPath]: () => projectJson({ '2.0': ['demo-2.0.zip'] }), [simplePath]: () => simpleJson(wheel) },
      wheel,
      [versionPath, projectPath, simplePath],
    ],
    [
      'a release without files, which the page has',
      { [versionPath]: () => versionJson(), [simplePath]: () => simpleJson(wheel) },
      wheel,
      [versionPath, simplePath],
    ],
    [
      'a release without files anywhere',
      { [versionPath]: () => versionJson(), [simplePath]: () => simpleJson() },
      'no version',
      [versionPath, simplePath],
    ],
    [
      'eggs in the JSON, a wheel on the page',
      { [versionPath]: () => versionJson('demo-1.0-py2.7.egg'), [simplePath]: () => simpleJson(wheel) },
      wheel,
      [versionPath, simplePath],
    ],
    [
      'nothing but an egg',
      { [projectPath]: () => projectJson({ '1.0': ['demo-1.0-py2.7.egg'] }), [simplePath]: () => simpleJson() },
      'demo-1.0-py2.7.egg',
      [versionPath, projectPath, simplePath],
    ],
    [
      'another release in a stale answer',
      { [versionPath]: () => versionJson('demo-0.9-py3-none-any.whl'), [simplePath]: () => simpleJson(wheel) },
      wheel,
      [versionPath, simplePath],
    ],
    [
      'a file that is filed elsewhere',
      { [projectPath]: () => projectJson({ '0.9': [wheel] }) },
      wheel,
      [versionPath, projectPath],
    ],
  ])('%s', async (_, routes, expected, paths) => {
    const { index, asked } = routed(routes);
    expect(await outcome(index.release(demo, '1.0'))).toBe(expected);
    expect(asked).toEqual(paths);
  });

  it('is not proved by a page with entries that cannot be read', async () => {
    const { index } = routed({ [simplePath]: unreadable });
    expect(await outcome(index.release(demo, '1.0'))).toBe('content: the page lists files that could not be read');
  });

  it('entries that cannot be read are told of where the others answer', async () => {
    const { index } = routed({ [simplePath]: () => json({ name: 'demo', files: [{}, entry(wheel)] }) });
    expect(await index.release(demo, '1.0')).toMatchObject({
      found: true,
      remarks: [{ kind: 'unreadable-entries', count: 1 }],
    });
  });

  // None of these may ever read as "no such release".
  const nonsense: readonly [string, () => FetchResponse][] = [
    ['an empty answer', () => respond(200, { 'content-length': '0' })],
    ['HTTP 204', () => respond(204, {})],
    ['null', () => json('null')],
    ['[]', () => json('[]')],
    ['{}', () => json('{}')],
    ['"x"', () => json('"x"')],
    ['a captive portal', portal],
    ['broken JSON', () => json('{"files": [')],
    ['a byte order mark', () => json('\uFEFF{"name": "demo", "files": []}')],
    ['invalid UTF-8', () => respond(200, {}, new Uint8Array([0x7b, 0xff, 0x7d]))],
    ['a key twice', () => json('{"name": "demo", "meta": {"api-version": "1.0"}, "files": [], "files": []}')],
    ['nesting without end', () => json(`{"files": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
    [
      'another project',
      () =>
        json({
          name: 'other',
          meta: { 'api-version': '1.0' },
          files: [],
          info: { name: 'other' },
          urls: [],
          releases: {},
        }),
    ],
    ['a page that was cut off', () => json('<html><body><a href="demo-0.9.zip">demo-0.9.zip</a>\n')],
    ['HTTP 400', () => respond(400, {})],
    ['HTTP 401', () => respond(401, {})],
    ['HTTP 403', () => respond(403, {})],
    ['HTTP 451', () => respond(451, {})],
    ['HTTP 500', () => respond(500, {})],
    ['a redirect in a circle', () => respond(302, { location: '?' })],
  ];

  it.each(nonsense)('%s from every document is an IndexError', async (_, reply) => {
    const { index } = routed({ [versionPath]: reply, [projectPath]: reply, [simplePath]: reply });
    expect(await outcome(index.release(demo, '1.0'))).toMatch(/^(?:content|status|redirect): \S/);
    await expect(index.project(demo)).rejects.toThrow(IndexError);
  });

  it.each(nonsense)('%s from the JSON API sends the question on, with a remark', async (_, reply) => {
    const { index } = routed({ [versionPath]: reply, [projectPath]: reply, [simplePath]: () => simpleJson(wheel) });
    const answer = await index.release(demo, '1.0');
    expect(answer).toMatchObject({
      found: true,
      files: [{ raw: wheel }],
      remarks: [{ kind: 'unusable-json', problem: expect.stringMatching(/\S/) }],
    });
  });

  it.each([
    ['broken JSON', () => json('{"files": [')],
    ['HTTP 406', () => respond(406, {})],
    ['HTTP 400', () => respond(400, {})],
  ])('%s from the Simple API: HTML is asked for', async (_, reply) => {
    const html = (): FetchResponse => json(`<html><body><a href="${wheel}">${wheel}</a></body></html>`);
    const accepts: string[] = [];
    const answer = (accept: string): FetchResponse => {
      accepts.push(accept);
      return accept.includes('json') ? reply() : html();
    };
    const { index } = routed({ [simplePath]: answer });
    expect(await outcome(index.release(demo, '1.0'))).toBe(wheel);
    expect(accepts).toEqual([
      'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01',
      'application/vnd.pypi.simple.v1+html, text/html; q=0.1',
    ]);
  });

  it.each([
    ['ENOTFOUND', 'dns: the host name does not exist'],
    ['CERT_HAS_EXPIRED', 'tls: the certificate has expired'],
    ['ECONNREFUSED', 'refused: connection refused four times in 3.5 s'],
  ])('where nothing can be reached (%s), one document is asked for and no more', async (code, expected) => {
    const { index, asked } = routed({ [versionPath]: () => coded(code) });
    expect(await outcome(index.release(demo, '1.0'))).toBe(expected);
    expect(new Set(asked)).toEqual(new Set([versionPath]));
  });

  it('no cut of any document is ever taken for an answer of its own', async () => {
    const whole = await outcome(recordedIndex().release(cryptography, '3.4.7'));
    for (const [, options] of sources) {
      for (let cut = 0; cut < 32; cut += 1) {
        const cutting: Fetch = async (url, init) => {
          const answer = await recordedFetch(options)(url, init);
          const pieces: Uint8Array[] = [];
          for await (const piece of bodyPieces(answer.body)) {
            pieces.push(piece.subarray(0, Math.floor((piece.length * cut) / 32)));
          }
          // Without a length, as by a server that ends its answers by closing the connection.
          return respond(answer.status, {}, ...pieces);
        };
        const index = openIndex(virtualHost(cutting), 'https://index.example/simple');
        const cutOutcome = await outcome(index.release(cryptography, '3.4.7'));
        expect([cutOutcome.startsWith('content: '), cutOutcome === whole], `${cut}/32: ${cutOutcome}`).toContain(true);
      }
    }
  });
});

describe('what an index has shown to lack is not asked for again', () => {
  const six = normalizeName('six');

  it.each<[string, RecordedOptions, readonly string[]]>([
    ['versions', { versionJson: false }, ['/pypi/six/json']],
    ['the whole JSON API', { versionJson: false, projectJson: false }, ['/simple/six/']],
    ['nothing', {}, ['/pypi/six/1.16.0/json']],
  ])('%s', async (_, options, later) => {
    const asked: string[] = [];
    const index = recordedIndex(options, asked);
    await index.release(cryptography, '3.4.7');
    asked.length = 0;
    expect((await index.release(six, '1.16.0')).found).toBe(true);
    expect(asked).toEqual(later);
  });

  it('a pin that does not exist says nothing about the index', async () => {
    const asked: string[] = [];
    const index = recordedIndex({}, asked);
    expect(await outcome(index.release(cryptography, '1000000000.0.0'))).toBe('no version');
    expect(await outcome(index.release(normalizeName('no-such-project'), '1.0'))).toBe('no project');
    asked.length = 0;
    expect((await index.release(six, '1.16.0')).found).toBe(true);
    expect(asked).toEqual(['/pypi/six/1.16.0/json']);
  });

  it('a JSON API with three faults in a row is left alone', async () => {
    const asked: string[] = [];
    const answers = recordedFetch();
    const fetch: Fetch = (url, init) => {
      const { pathname } = new URL(url);
      asked.push(pathname);
      return pathname.startsWith('/pypi/') ? Promise.resolve(portal()) : answers(url, init);
    };
    const index = openIndex(virtualHost(fetch), 'https://index.example/simple');
    for (const name of ['six', 'numpy', 'pytz', 'idna', 'click']) await index.release(normalizeName(name), '1.0');
    expect(asked.filter((path) => path.startsWith('/pypi/'))).toHaveLength(6);
  });

  it('one source for each project: a second version comes from what is known', async () => {
    const asked: string[] = [];
    const index = recordedIndex({ versionJson: false }, asked);
    expect((await index.release(cryptography, '3.4.7')).found).toBe(true);
    asked.length = 0;
    expect((await index.release(cryptography, '3.4.8')).found).toBe(true);
    expect((await index.project(cryptography))?.size).toBe(160);
    expect(asked).toEqual(['/simple/cryptography/']);
    expect((await index.release(cryptography, '3.4.6')).found).toBe(true);
    expect(asked).toEqual(['/simple/cryptography/']);
  });

  // uwsgi and python-ldap are sdists alone: which of the two is asked first, the page or the release, is a matter of chance in a run.
  it.each(['release', 'page'] as const)(
    'what a release without wheels requires is known, the %s asked first',
    async (first) => {
      const asked: string[] = [];
      const index = recordedIndex({}, asked);
      const ldap = normalizeName('python-ldap');
      if (first === 'page') await index.project(ldap);
      const answer = await index.release(ldap, '3.4.8');
      expect(answer.found && answer.requires).toEqual(['pyasn1>=0.3.7', 'pyasn1_modules>=0.1.5']);
      expect(asked).toEqual([...(first === 'page' ? ['/simple/python-ldap/'] : []), '/pypi/python-ldap/3.4.8/json']);
    },
  );

  it.each<[string, RecordedOptions, readonly string[]]>([
    [
      'no documents of releases',
      { versionJson: false },
      ['/pypi/python-ldap/3.4.8/json', '/pypi/python-ldap/json', '/pypi/uwsgi/json'],
    ],
    [
      'no JSON API',
      { versionJson: false, projectJson: false },
      ['/pypi/python-ldap/3.4.8/json', '/pypi/python-ldap/json'],
    ],
  ])('an index with %s is not asked for them again and again', async (_, options, questions) => {
    const asked: string[] = [];
    const index = recordedIndex(options, asked);
    for (const [name, version] of sdistsAlone) {
      await index.project(normalizeName(name));
      expect((await index.release(normalizeName(name), version)).found).toBe(true);
    }
    expect(asked.filter((path) => path.startsWith('/pypi/'))).toEqual(questions);
  });

  it('questions at the same time share the request', async () => {
    const asked: string[] = [];
    const index = recordedIndex({ versionJson: false, projectJson: false }, asked);
    const answers = await Promise.all(['3.4.7', '3.4.8', '3.4.7'].map((each) => index.release(cryptography, each)));
    expect(answers.every((answer) => answer.found)).toBe(true);
    expect(asked.filter((path) => path === '/simple/cryptography/')).toHaveLength(1);
  });
});
