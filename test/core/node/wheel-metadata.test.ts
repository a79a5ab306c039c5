// What a wheel needs, where the index's JSON says null: beside it, else within it by parts of the file, else unknown.

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { nodeHost } from '../../../packages/core/src/node/http.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { zip } from '../../support/archive-writers.ts';
import { memoryCache } from '../../support/memory-cache.ts';

/** python3_saml-1.16.0-py3-none-any.whl has these lines; the JSON API says `requires_dist: null` for it. */
const metadata = `Metadata-Version: 2.1
Name: python3-saml
Version: 1.16.0
Requires-Dist: lxml (!=4.7.0,>=4.6.5)
Requires-Dist: isodate (>=0.6.1)
Requires-Dist: xmlsec (>=1.3.9)

Text
`;
const raw = 'python3_saml-1.16.0-py3-none-any.whl';
const path = 'python3_saml-1.16.0.dist-info/METADATA';
/** What does not get smaller by packing, so that the metadata lies far from the end of the file. */
const filler = (name: string): { readonly name: string; readonly content: Buffer } => ({
  name,
  content: randomBytes(100_000),
});
const members = [filler('a.bin'), { name: path, content: metadata }, filler('b.bin')];

interface Served {
  readonly wheel?: Buffer;
  readonly beside?: string;
  /** How the server answers a question for a part; by default as RFC 9110 has it. */
  readonly parts?: 'whole file' | 'without its place' | 'of another file';
}

const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

/** An index with the one release; `asked` grows by each path, with the range where one was asked for. */
async function serve({ wheel = zip(members), beside, parts }: Served, asked: string[]): Promise<string> {
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    const range = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '');
    asked.push(`${url.split('/').at(-1)}${range ? ' by parts' : ''}`);
    const send = (status: number, body: string | Buffer, more: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...more }).end(body);
    };
    if (url === '/pypi/python3-saml/1.16.0/json') {
      const at = `http://${headers.host}/${raw}`;
      const file = {
        filename: raw,
        url: at,
        size: wheel.length,
        packagetype: 'bdist_wheel',
        digests: {},
        yanked: false,
      };
      send(
        200,
        JSON.stringify({ info: { name: 'python3-saml', version: '1.16.0', requires_dist: null }, urls: [file] }),
      );
    } else if (url === `/${raw}.metadata` && beside !== undefined) {
      send(200, beside);
    } else if (url === `/${raw}` && range && parts !== 'whole file') {
      const [, first, last] = range;
      const from = first === '' ? Math.max(0, wheel.length - Number(last)) : Number(first);
      const to = first === '' ? wheel.length : Math.min(wheel.length, Number(last) + 1);
      const total = parts === 'of another file' ? wheel.length + 1 : wheel.length;
      const place = parts === 'without its place' ? {} : { 'content-range': `bytes ${from}-${to - 1}/${total}` };
      send(206, wheel.subarray(from, to), place);
    } else if (url === `/${raw}`) {
      send(200, wheel);
    } else {
      send(404, 'no');
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function checked(origin: string): Promise<Report> {
  const host = { ...nodeHost({ env: {} }), cache: memoryCache() };
  open.push(host);
  return check({
    resolve: false,
    files: [{ path: 'requirements.txt', text: 'python3-saml==1.16.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-alpine', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: { host, url: `${origin}/simple` },
  });
}

const missing = ['lxml', 'isodate', 'xmlsec'];
const [json, besideIt, within] = ['json', `${raw}.metadata`, `${raw} by parts`];
const damaged = zip(members.map((each) => (each.name === path ? { ...each, crc: 1 } : each)));

const cases: readonly (readonly [
  what: string,
  served: Served,
  asked: readonly string[],
  needs: readonly string[] | undefined,
])[] = [
  ['beside it, though nobody announced it', { beside: metadata }, [json, besideIt], missing],
  ['within it: its end, then where the metadata lies', {}, [json, besideIt, within, within], missing],
  ['cut off beside it: within it', { beside: metadata.slice(0, 90) }, [json, besideIt, within, within], missing],
  [
    'a mirror that does not say which part it gives, but gives as much as was asked for',
    { parts: 'without its place' },
    [json, besideIt, within, within],
    missing,
  ],
  ['a part of another file', { parts: 'of another file' }, [json, besideIt, within], undefined],
  [
    'a server that knows no parts: the whole is not fetched',
    { parts: 'whole file' },
    [json, besideIt, within],
    undefined,
  ],
  [
    'unless the whole is no larger than a part',
    { parts: 'whole file', wheel: zip([{ name: path, content: metadata }]) },
    [json, besideIt, within],
    missing,
  ],
  ['a wheel without metadata', { wheel: zip([{ name: 'a.py', content: '' }]) }, [json, besideIt, within], undefined],
  [
    'one with two',
    { wheel: zip([members[1], members[1]].flatMap((each) => each ?? [])) },
    [json, besideIt, within],
    undefined,
  ],
  ['what is no archive', { wheel: Buffer.from('Sign in, please. '.repeat(20)) }, [json, besideIt, within], undefined],
  ['a checksum that is another one', { wheel: damaged }, [json, besideIt, within, within], undefined],
];

describe('requires_dist: null', () => {
  it.each(cases)('%s', async (_, served, asked, needs) => {
    const questions: string[] = [];
    const report = await checked(await serve(served, questions));
    expect(questions).toEqual(asked);
    expect(report.complete).toBe(false);
    expect(report.unjudged.map(({ name }) => name)).toEqual(needs ?? []);
    expect(report.unlearnt.map(({ name }) => name)).toEqual(needs ? [] : ['python3-saml']);
    expect(report.diagnostics.map(({ rule }) => rule)).toEqual([needs ? 'WC202' : 'WC205']);
  });
});
