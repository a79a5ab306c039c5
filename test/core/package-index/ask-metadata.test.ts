// Requires-Dist of a wheel, asked of the metadata beside it (PEP 658): what is known, what is not, and how often it is asked.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { toDistributionFile } from '../../../packages/core/src/package-index/distribution-file.ts';
import { openIndex, type IndexOptions } from '../../../packages/core/src/package-index/open-index.ts';
import type { Fetch, FetchResponse } from '../../../packages/core/src/http/host.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { recordedIndex } from '../../support/recorded-index.ts';
import { coded, respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const demo = normalizeName('demo');
const host = 'https://files.example';

function file(raw: string, project = demo): DistributionFile {
  const url = `${host}/${raw}`;
  const read = toDistributionFile({ raw, url: new URL(url), yanked: false }, project);
  if (read === undefined) throw new Error(raw);
  return { ...read, url };
}

const wheel = file('demo-1.0-py3-none-any.whl');
const metadata =
  'Metadata-Version: 2.1\nName: Demo\nVersion: 1.0.0\nRequires-Dist: six>=1\nRequires-Dist: attrs\n\nText\n';

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An index whose files' host answers each question by the next of these, and goes on with the last. */
function answering(
  answers: readonly (() => FetchResponse | Promise<FetchResponse>)[],
  options: IndexOptions = {},
  url = 'https://index.example/simple',
): {
  requires: (one: DistributionFile, signal?: AbortSignal) => Promise<readonly string[] | undefined>;
  asked: Asked[];
} {
  const asked: Asked[] = [];
  const fetch: Fetch = async (at, { headers }) => {
    asked.push({ url: at, headers });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (!answer) throw new Error('nothing was to be asked');
    return answer();
  };
  const index = openIndex(virtualHost(fetch), url, options);
  return { requires: async (one, signal) => (await index.metadata(one, signal))?.requires, asked };
}

const ok =
  (text: string, headers = {}) =>
  (): FetchResponse =>
    respond(200, { 'content-length': String(Buffer.byteLength(text)), ...headers }, text);
const status = (code: number) => (): FetchResponse => respond(code, {}, 'no');
const broken = (code: string) => (): Promise<FetchResponse> => Promise.reject(coded(code));

const cases: readonly (readonly [
  what: string,
  one: DistributionFile,
  answers: readonly (() => FetchResponse | Promise<FetchResponse>)[],
  expected: readonly string[] | undefined,
  questions: number,
])[] = [
  ['a wheel', wheel, [ok(metadata)], ['six>=1', 'attrs'], 1],
  ['a wheel that requires nothing', wheel, [ok('Name: demo\nVersion: 1.0\n\n')], [], 1],
  [
    'a version with a local part',
    file('demo-1.0+cpu-py3-none-any.whl'),
    [ok('Name: demo\nVersion: 1.0+cpu\n\n')],
    [],
    1,
  ],
  ['an sdist', file('demo-1.0.tar.gz'), [], undefined, 0],
  ['what no installer takes', file('demo-1.0-py3.9.egg'), [], undefined, 0],
  ['a wheel without an address, as poetry.lock has them', { ...wheel, url: '' }, [], undefined, 0],
  ['a wheel on the disk', { ...wheel, url: 'file:///wheels/demo-1.0-py3-none-any.whl' }, [], undefined, 0],
  ['an address that is none', { ...wheel, url: 'https://' }, [], undefined, 0],
  ['no metadata beside it', wheel, [status(404)], undefined, 1],
  ['gone', wheel, [status(410)], undefined, 1],
  ['forbidden', wheel, [status(403)], undefined, 1],
  ['a fault that passes', wheel, [status(503), ok(metadata)], ['six>=1', 'attrs'], 2],
  ['a fault that stays: asked four times, as a page', wheel, [status(503)], undefined, 4],
  ['a broken connection', wheel, [broken('ECONNRESET')], undefined, 4],
  ['a host without a name', wheel, [broken('ENOTFOUND')], undefined, 1],
  ['a certificate that nobody trusts', wheel, [broken('CERT_HAS_EXPIRED')], undefined, 1],
  ['silence', wheel, [() => new Promise<FetchResponse>(() => undefined)], undefined, 2],
  ['an answer that breaks off', wheel, [ok(metadata, { 'content-length': '9999' })], undefined, 4],
  [
    'a text that was cut off and kept so: its headers do not come to their end',
    wheel,
    [ok('Name: demo\nVersion: 1.0\nRequires-Dist: six>=1\nRequires-Di')],
    undefined,
    1,
  ],
  [
    'the text that the index announced',
    { ...wheel, metadataHash: sha256('Name: demo\nVersion: 1.0\nRequires-Dist: six>=1') },
    [ok('Name: demo\nVersion: 1.0\nRequires-Dist: six>=1')],
    ['six>=1'],
    1,
  ],
  ['another text than the index announced', { ...wheel, metadataHash: sha256('') }, [ok(metadata)], undefined, 1],
  ['a page of HTML in its place', wheel, [ok('<!DOCTYPE html>\n<title>Sign in</title>\n')], undefined, 1],
  ['an empty answer', wheel, [ok('')], undefined, 1],
  ['metadata of another project', wheel, [ok('Name: other\nVersion: 1.0\nRequires-Dist: six\n')], undefined, 1],
  ['metadata of another version', wheel, [ok('Name: demo\nVersion: 1.0.1\nRequires-Dist: six\n')], undefined, 1],
  ['a redirect that leads nowhere', wheel, [() => respond(302, {})], undefined, 1],
];

describe('requires', () => {
  it.each(cases)('%s', async (_, one, answers, expected, questions) => {
    const { requires, asked } = answering(answers);
    expect(await requires(one)).toEqual(expected);
    expect(asked).toHaveLength(questions);
  });

  it.each([
    [`${host}/a/demo-1.0-py3-none-any.whl`, `${host}/a/demo-1.0-py3-none-any.whl.metadata`],
    [`${host}/demo-1.0-py3-none-any.whl#sha256=ab`, `${host}/demo-1.0-py3-none-any.whl.metadata`],
    [`${host}/demo-1.0%2Bcpu-py3-none-any.whl`, `${host}/demo-1.0%2Bcpu-py3-none-any.whl.metadata`],
  ])('%s is asked for as pip asks', async (url, expected) => {
    const { requires, asked } = answering([ok(metadata)]);
    await requires({ ...wheel, url });
    expect(asked.map((each) => each.url)).toEqual([expected]);
  });

  // A connection that just closes tells no end: a proxy may keep the text as it came, for ever.
  it.each<
    [
      what: string,
      headers: Record<string, string | undefined>,
      text: string,
      announced: string | undefined,
      believed: boolean,
    ]
  >([
    [
      'of no length, cut off behind a line',
      {},
      metadata.slice(0, metadata.indexOf('Requires-Dist: attrs')),
      undefined,
      false,
    ],
    ['of no length, though the headers end', {}, metadata, undefined, false],
    [
      'of its length, without the end of its headers',
      { length: 'told' },
      metadata.slice(0, metadata.indexOf('\n\n') + 1),
      undefined,
      false,
    ],
    ['of its length', { length: 'told' }, metadata, undefined, true],
    ['in chunks', { 'transfer-encoding': 'chunked' }, metadata, undefined, true],
    ['that is compressed', { 'content-encoding': 'gzip' }, metadata, undefined, true],
    ['of no length, of the announced hash', {}, metadata, sha256(metadata), true],
    ['of another hash than announced', { length: 'told' }, metadata, sha256('x'), false],
    ['larger than 1 MB', { length: 'told' }, metadata + 'x'.repeat(1024 * 1024), undefined, false],
  ])('metadata %s', async (_, { length, ...headers }, text, metadataHash, believed) => {
    const told = { ...headers, ...(length ? { 'content-length': String(text.length) } : {}) };
    const { requires } = answering([() => respond(200, told, text)]);
    const read = await requires({ ...wheel, ...(metadataHash ? { metadataHash } : {}) });
    expect(read).toEqual(believed ? ['six>=1', 'attrs'] : undefined);
  });

  it('asks once, however many want to know at the same time or later', async () => {
    const { requires, asked } = answering([ok(metadata)]);
    await Promise.all([requires(wheel), requires(wheel)]);
    expect(await requires(wheel)).toEqual(['six>=1', 'attrs']);
    expect(asked).toHaveLength(1);
  });

  it('an index that has none of twelve projects is not asked again', async () => {
    const { requires, asked } = answering([status(404)]);
    for (const name of [...'abcdefghijklmno'.split(''), 'a']) {
      expect(await requires(file(`${name}-1.0-py3-none-any.whl`, normalizeName(name)))).toBeUndefined();
    }
    expect(asked.map(({ url }) => url.at(`${host}/`.length)).join('')).toBe('abcdefghijkl');
  });

  it('a project that has none of twenty wheels is asked for the next: what is known of one does not hang on the others', async () => {
    const { requires, asked } = answering([...Array.from({ length: 20 }, () => status(404)), ok(metadata)]);
    for (let minor = 1; minor <= 20; minor += 1) await requires(file(`demo-0.${minor}-py3-none-any.whl`));
    expect(await requires(wheel)).toEqual(['six>=1', 'attrs']);
    expect(asked).toHaveLength(21);
  });

  it('one that has none of some wheels of one project is asked on', async () => {
    const { requires, asked } = answering([status(404), status(404), status(404), ok(metadata)]);
    for (const minor of [9, 8, 7]) await requires(file(`demo-0.${minor}-py3-none-any.whl`));
    expect(await requires(wheel)).toEqual(['six>=1', 'attrs']);
    expect(asked).toHaveLength(4);
  });

  it('so is one that had some once', async () => {
    const { requires, asked } = answering([ok(metadata), status(404)]);
    await requires(wheel);
    for (let minor = 1; minor < 9; minor += 1) await requires(file(`demo-1.${minor}-py3-none-any.whl`));
    expect(asked).toHaveLength(9);
  });

  it('shows credentials to the origin of the index alone', async () => {
    const own = 'https://index.example/files/demo-1.0-py3-none-any.whl';
    const { requires, asked } = answering([ok(metadata)], {}, 'https://user:s3cret@index.example/simple');
    await requires(wheel);
    await requires({ ...wheel, url: own });
    expect(asked.map(({ headers }) => 'authorization' in headers)).toEqual([false, true]);
  });

  it('offline nothing is asked', async () => {
    const { requires, asked } = answering([], { offline: true });
    expect(await requires(wheel)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('rejects where the run is stopped, and answers the next who asks', async () => {
    const stop = new AbortController();
    const { requires } = answering([
      () => {
        stop.abort();
        return new Promise<FetchResponse>(() => undefined);
      },
      ok(metadata),
    ]);
    await expect(requires(wheel, stop.signal)).rejects.toMatchObject({ kind: 'aborted' });
    expect(await requires(wheel)).toEqual(['six>=1', 'attrs']);
  });
});

describe('the recorded index', () => {
  it('has metadata of the versions that plans need', async () => {
    const index = recordedIndex();
    const project = await index.project(normalizeName('cffi'));
    const taken = project?.get('1.15.1')?.find(({ filename }) => filename.kind === 'wheel');
    expect(taken && (await index.metadata(taken))?.requires).toEqual(['pycparser']);
  });
});
