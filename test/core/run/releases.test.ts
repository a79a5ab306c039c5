// Which index a package is asked of, how often, and what an index failure becomes.

import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../packages/core/src/http/host.ts';
import type { LockedPackage, Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import type { Asked } from '../../../packages/core/src/package-index/package-index.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { IndexSource } from '../../../packages/core/src/run/indexes.ts';
import { openReleases, type Releases } from '../../../packages/core/src/run/releases.ts';
import { respond } from '../../support/respond.ts';
import { smallIndex } from '../../support/small-index.ts';
import { virtualHost } from '../../support/virtual-host.ts';
import { readManifest } from '../../support/read-manifest.ts';

/** Hosts by the projects that they have: each has version 1.0 as one wheel. */
type Hosts = Readonly<Record<string, readonly string[]>>;

const requirements = (text: string): Promise<Manifest> =>
  readManifest('requirements.txt', text, () => Promise.resolve(undefined));

/** A package of a file, pinned to 1.0. @param index as its lock names it */
const pinned = (name: string, index?: string): LockedPackage => ({
  name: normalizeName(name),
  version: '1.0',
  source: { kind: 'index', ...(index === undefined ? {} : { url: index }) },
  groups: [],
  extras: [],
  requires: [],
  at: { path: 'requirements.txt', line: 1 },
});

async function open(hosts: Hosts, more: Partial<Exclude<IndexSource, { release: unknown }>> = {}) {
  const asked: { readonly host: string; readonly project: string; readonly authorization: string | undefined }[] = [];
  const fetch: Fetch = (url, { headers }) => {
    const { hostname, pathname } = new URL(url);
    const project = pathname.split('/')[2] ?? '';
    if (project === '') return Promise.resolve(respond(200, {}, '{"meta": {"api-version": "1.0"}, "projects": []}'));
    asked.push({ host: hostname, project, authorization: headers['authorization'] });
    if (hostname === 'down.example') return Promise.resolve(respond(503, {}));
    if (!(hosts[hostname] ?? []).includes(project)) return Promise.resolve(respond(404, {}));
    const filename = `${project}-1.0-py3-none-any.whl`;
    const file = { filename, url: `https://${hostname}/files/${filename}` };
    return Promise.resolve(respond(200, {}, JSON.stringify({ name: project, meta: {}, files: [file] })));
  };
  const releases = await openReleases({ host: virtualHost(fetch), options: { retries: 0 }, ...more });
  return { releases, asked, hosts: () => [...new Set(asked.map(({ host }) => host))].toSorted() };
}

const from = (answer: Asked): string =>
  answer.found === true
    ? answer.files.map(({ url }) => new URL(url).hostname).join(' ')
    : answer.found === false
      ? `no ${answer.missing}`
      : `${answer.fault.index}: ${answer.fault.fault.kind}`;

const ask = async (releases: Releases, name: string, text = '', index?: string): Promise<string> =>
  from(await releases.ask(pinned(name, index), await requirements(text)));

// Addresses without /simple have no JSON API: one question each.
const [one, two] = ['https://one.example/root', 'https://two.example/root'];
const both = { 'one.example': ['spam'], 'two.example': ['spam', 'ham'] };

describe('which index is asked', () => {
  it.each<[what: string, text: string, more: Parameters<typeof open>[1], answer: string, hosts: readonly string[]]>([
    ['that of the command line', '', { url: one }, 'one.example', ['one.example']],
    ['that of the file', `-i ${two}`, {}, 'two.example', ['two.example']],
    ['the command line before the file', `-i ${two}`, { url: one }, 'one.example', ['one.example']],
    [
      'all of them, pooled',
      `--extra-index-url ${two}`,
      { url: one },
      'one.example two.example',
      ['one.example', 'two.example'],
    ],
    [
      'the extra one first, where the first one counts',
      '',
      { url: one, extraUrls: [two], strategy: 'first-index' },
      'two.example',
      ['two.example'],
    ],
  ])('%s', async (_, text, more, answer, hosts) => {
    const { releases, hosts: asked } = await open(both, more);
    expect(await ask(releases, 'spam', text)).toBe(answer);
    expect(asked()).toEqual(hosts);
  });

  it('that which the lock names for the package, alone', async () => {
    const { releases, hosts } = await open(both, { url: one });
    expect(await ask(releases, 'spam', '', two)).toBe('two.example');
    expect(hosts()).toEqual(['two.example']);
  });

  it('a folder that the lock names as an index is no web address', async () => {
    const { releases, asked } = await open(both, { url: one });
    expect(await ask(releases, 'spam', '', '../wheels')).toBe('../wheels: address');
    expect(asked).toEqual([]);
  });
});

describe('in one run', () => {
  it('each release is asked for once, whoever asks', async () => {
    const { releases, asked } = await open(both, { url: one });
    const manifest = await requirements('');
    const answers = await Promise.all([1, 2, 3].map(() => releases.ask(pinned('spam'), manifest)));
    expect(answers.map(from)).toEqual(['one.example', 'one.example', 'one.example']);
    expect(asked).toHaveLength(1);
    expect(releases.answered(pinned('spam'), manifest)).toBe(answers[0]);
    expect(releases.answered(pinned('ham'), manifest)).toBeUndefined();
  });

  it('an index is one object, however often it is named', async () => {
    const { releases } = await open(both, { url: one });
    const manifest = await requirements('');
    expect(releases.indexOf(manifest)).toBe(releases.indexOf(undefined));
    expect(releases.indexOf(manifest, two)).toBe(releases.indexOf(undefined, two));
  });

  it('a fault is a value that names its index', async () => {
    const { releases } = await open(both, { url: one, extraUrls: ['https://down.example/root'] });
    expect(await ask(releases, 'spam')).toBe('https://down.example/root: status');
  });

  it('absence is none', async () => {
    const { releases } = await open(both, { url: one });
    expect(await ask(releases, 'ham')).toBe('no project');
  });

  it('that was stopped, it rejects', async () => {
    const run = new AbortController();
    const releases = await openReleases({ host: virtualHost(() => new Promise(() => {})), url: one }, run.signal);
    const asking = releases.ask(pinned('spam'), await requirements(''));
    run.abort(new Error('stopped'));
    await expect(asking).rejects.toThrow('stopped');
  });
});

describe('credentials of the command line', () => {
  const secret = 'https://me:s3cret@one.example/root';
  const basic = `Basic ${Buffer.from('me:s3cret').toString('base64')}`;

  it('count for an index that the lock names without them, on the same host', async () => {
    const { releases, asked } = await open(both, { url: secret });
    expect(await ask(releases, 'spam', '', 'https://one.example/other')).toBe('one.example');
    expect(asked.map(({ authorization }) => authorization)).toEqual([basic]);
  });

  it('and for no other host', async () => {
    const { releases, asked } = await open(both, { url: secret });
    await ask(releases, 'spam', '', two);
    expect(asked.map(({ host, authorization }) => [host, authorization])).toEqual([['two.example', undefined]]);
  });
});

describe('without a network', () => {
  const never = { url: 'https://one.example/x.tar.gz', most: 1 };

  it('an offline run downloads nothing', async () => {
    const { releases, asked } = await open(both, { url: one, options: { offline: true } });
    await expect(releases.transport.download(never, undefined, async () => 0)).rejects.toMatchObject({
      kind: 'offline',
    });
    expect(await ask(releases, 'spam')).toBe(`${one}: offline`);
    expect(asked).toEqual([]);
  });

  it('a ready index answers everything', async () => {
    const ready = smallIndex({ spam: { '1.0': { files: ['py3-none-any'] } } });
    const releases = await openReleases(ready);
    expect(await ask(releases, 'spam', `-i ${two}`, one)).toBe('files.example');
    expect([releases.cache, releases.now]).toEqual([undefined, undefined]);
    await expect(releases.transport.download(never, undefined, async () => 0)).rejects.toMatchObject({
      kind: 'offline',
    });
  });
});

describe('what a release requires, where the index does not say', () => {
  const index = smallIndex({ spam: { '1.0': { files: ['py3-none-any'] } }, ham: { '1.0': { files: ['tar.gz'] } } });

  it('is learnt from what is at hand', async () => {
    const releases = await openReleases(index);
    const manifest = await requirements('');
    await releases.ask(pinned('ham'), manifest);
    await releases.learnRequires(pinned('ham'), manifest, ['six'], false);
    expect(releases.answered(pinned('ham'), manifest)).toMatchObject({ found: true, requires: ['six'] });
  });

  it('is not made up for what was never asked', async () => {
    const releases = await openReleases(index);
    const manifest = await requirements('');
    await releases.learnRequires(pinned('spam'), manifest, ['six'], false);
    expect(releases.answered(pinned('spam'), manifest)).toBeUndefined();
  });
});
