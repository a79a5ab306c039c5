// An index that wants a password for everything, as pypiserver does: pages, metadata and files get it, nobody else does.

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { nodeHost } from '../../../packages/core/src/node/http.ts';
import { nodeOpenSdist } from '../../../packages/core/src/node/sdist/node-open-sdist.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { tarGz } from '../../support/archive-writers.ts';
import { memoryCache } from '../../support/memory-cache.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const archive = tarGz(
  { name: 'demo-1.0/setup.py', content: 'from setuptools import setup\nsetup(name="demo", py_modules=["demo"])' },
  { name: 'demo-1.0/demo.py', content: '' },
);
const sha256 = createHash('sha256').update(archive).digest('hex');
const page = (links: string): string =>
  `<!DOCTYPE html><html><head><title>Links for demo</title></head><body>${links}</body></html>`;
const link = (href: string): string => `<a href="${href}#sha256=${sha256}">${href.split('/').at(-1)}</a>`;

/** `user:pass`, or its absence, of each request by path. */
type Seen = Map<string, string>;

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<[string, Seen]> {
  const seen: Seen = new Map();
  const server = createServer((request, response) => {
    const [, encoded] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    seen.set(request.url ?? '', encoded === undefined ? 'nothing' : Buffer.from(encoded, 'base64').toString());
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return [`127.0.0.1:${address.port}`, seen];
}

/** An index whose page has these links; without the password it answers 401 to everything. */
function servePrivate(links: string, redirect?: string): Promise<[string, Seen]> {
  return serve((request, response) => {
    if (request.headers.authorization !== `Basic ${Buffer.from('me:s3cret').toString('base64')}`) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="pypi"' }).end();
    } else if (request.url === '/simple/demo/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(links));
    } else if (request.url === '/packages/demo-1.0.tar.gz') {
      if (redirect === undefined) response.end(archive);
      else response.writeHead(302, { location: redirect }).end();
    } else {
      response.writeHead(404).end();
    }
  });
}

const serveFiles = (): Promise<[string, Seen]> => serve((_, response) => response.end(archive));

async function checked(text: string, url?: string, cache = memoryCache()): Promise<Report> {
  const host = nodeHost({ env: {} });
  open.push(host);
  return check({
    resolve: false,
    files: [{ path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: { host: { ...host, cache }, ...(url === undefined ? {} : { url }), options: { retries: 0 } },
    openSdist: nodeOpenSdist(),
  });
}

const verdictOf = (report: Report): unknown => report.packages.map(({ results: [result] }) => result?.verdict);

describe('an sdist on the index itself', () => {
  const links = link('/packages/demo-1.0.tar.gz');

  it.each<[string, (at: string) => readonly [text: string, url?: string]]>([
    ['--index-url', (at) => ['demo==1.0\n', `http://me:s3cret@${at}/simple`]],
    ['the file', (at) => [`--index-url http://me:s3cret@${at}/simple\ndemo==1.0\n`]],
  ])('is downloaded with the credentials of %s: pure, no build', async (_, given) => {
    const [at, seen] = await servePrivate(links);
    const [text, url] = given(at);
    expect(verdictOf(await checked(text, url))).toEqual(['sdist']);
    expect(seen.get('/packages/demo-1.0.tar.gz')).toBe('me:s3cret');
    expect(new Set(seen.values())).toEqual(new Set(['me:s3cret']));
  });

  it('is a build where the index has a password and none was given', async () => {
    const [at, seen] = await servePrivate(links);
    const report = await checked(`demo @ http://${at}/packages/demo-1.0.tar.gz\n`, `http://${at}/simple`);
    expect(new Set(seen.values())).not.toContain('me:s3cret');
    expect(verdictOf(report)).toEqual(['build']);
  });

  it('leaves nothing in the cache', async () => {
    const [at] = await servePrivate(links);
    const written: string[] = [];
    const cache = memoryCache();
    const watched = { ...cache, write: (key: string, value: string) => (written.push(key), cache.write(key, value)) };
    expect(verdictOf(await checked('demo==1.0\n', `http://me:s3cret@${at}/simple`, watched))).toEqual(['sdist']);
    expect(written).toEqual([]);
  });
});

describe('an sdist on another host', () => {
  it('is downloaded without the password', async () => {
    const [files, seenThere] = await serveFiles();
    const [at] = await servePrivate(link(`http://${files}/demo-1.0.tar.gz`));
    expect(verdictOf(await checked('demo==1.0\n', `http://me:s3cret@${at}/simple`))).toEqual(['sdist']);
    expect([...seenThere]).toEqual([['/demo-1.0.tar.gz', 'nothing']]);
  });

  it('and so it is behind a redirect of the index', async () => {
    const [files, seenThere] = await serveFiles();
    const [at, seen] = await servePrivate(link('/packages/demo-1.0.tar.gz'), `http://${files}/elsewhere.tar.gz`);
    expect(verdictOf(await checked('demo==1.0\n', `http://me:s3cret@${at}/simple`))).toEqual(['sdist']);
    expect(seen.get('/packages/demo-1.0.tar.gz')).toBe('me:s3cret');
    expect([...seenThere]).toEqual([['/elsewhere.tar.gz', 'nothing']]);
  });
});

it('the metadata beside a wheel gets the password as well', async () => {
  const wheel = 'demo-1.0-py3-none-any.whl';
  const [at, seen] = await servePrivate(link(`/packages/${wheel}`));
  await checked('demo==1.0\n', `http://me:s3cret@${at}/simple`);
  expect(seen.get(`/packages/${wheel}.metadata`)).toBe('me:s3cret');
});
