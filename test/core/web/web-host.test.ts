// What the web lends to core: its fetch as it is, what a browser's refusal is called, timers, and texts that lie beside one another.

import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { webFetch } from '../../../packages/core/src/web/web-fetch.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';
import { webHost } from '../../../packages/core/src/web/web-host.ts';

const page = {
  meta: { 'api-version': '1.1' },
  name: 'demo',
  files: [
    { filename: 'demo-1.0-py3-none-any.whl', url: 'https://files.example/demo-1.0-py3-none-any.whl', hashes: {} },
  ],
};
const files = [webFiles('requirements.txt', [{ path: 'requirements.txt', text: 'demo==1.0\n' }])];
const targets = [{ base: 'python:3.12-slim' }];

/** The web's own Response, whose body Safari cannot iterate. */
const answer = (asked: string | URL | Request): Promise<Response> => {
  const address = asked instanceof Request ? asked.url : String(asked);
  const response = address.includes('/simple/')
    ? Response.json(page, { headers: { 'content-type': 'application/vnd.pypi.simple.v1+json' } })
    : new Response(null, { status: 404 });
  return Promise.resolve(Object.defineProperty(response, 'url', { value: address }));
};

describe('a check by the fetch of the web', () => {
  it.each([
    ['the web’s fetch as it is', webHost({ fetch: answer })],
    ['webFetch', webHost({ fetch: webFetch(answer) })],
  ])('%s', async (_, host) => {
    const report = await check({ files, targets, index: { host, url: 'https://index.example/simple' } });
    expect(report.summary).toMatchObject({ t0: { wheel: 1 } });
    expect(report.targets[0]).toMatchObject({ platform: 'linux/amd64' });
  });

  it('a browser that says nothing of the cause: the index may be down, or shut to pages', async () => {
    const fetch = webFetch(() => Promise.reject(new TypeError('Failed to fetch')));
    const index = {
      host: { ...webHost({ fetch }), sleep: () => Promise.resolve() },
      url: 'https://index.example/simple',
    };
    const report = await check({ files, targets, index });
    expect(report.summary).toMatchObject({ t0: { unknown: 1 } });
    expect(JSON.stringify(report)).toContain('it does not let pages of other sites read it (CORS)');
  });
});

it('a sleep ends with its signal', async () => {
  const stop = new AbortController();
  const sleeping = webHost().sleep(60_000, stop.signal);
  stop.abort();
  await expect(sleeping).rejects.toMatchObject({ name: 'AbortError' });
  await expect(webHost().sleep(1)).resolves.toBeUndefined();
});

describe('texts beside one another', () => {
  const all = [
    { path: 'api/requirements.txt', text: '\uFEFF-r ../base.txt\n' },
    { path: 'base.txt', text: 'demo==1.0\n' },
  ];

  it('finds what a file names, and reads no byte order mark', async () => {
    const file = webFiles('api/requirements.txt', all);
    expect(file.text).toBe('-r ../base.txt\n');
    expect(await file.sibling('../base.txt')).toBe('demo==1.0\n');
    expect(await file.sibling('other.txt')).toBeUndefined();
    expect(await file.exists?.('../base.txt')).toBe(true);
  });

  it('refuses a file that is none of them', () => {
    expect(() => webFiles('uv.lock', all)).toThrow(RangeError);
  });
});

it.each(['lent', 'not lent'])(
  'the SHA-256 of a text is in the report, by a digest of the platform that is %s',
  async (how) => {
    if (how === 'not lent') vi.stubGlobal('crypto', {});
    const text = '\uFEFFdemo==1.0\n';
    const file = webFiles('requirements.txt', [{ path: 'requirements.txt', text }]);
    const told = await file.sha256;
    vi.unstubAllGlobals();
    expect(told).toBe(createHash('sha256').update(text).digest('hex'));
  },
);
