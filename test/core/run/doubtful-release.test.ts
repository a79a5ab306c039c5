// Documents that are well formed and still do not prove that a release has no wheel: nothing but the whole page that installers read does.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { FetchResponse } from '../../../packages/core/src/http/host.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import { respond } from '../../support/respond.ts';
import {
  entry,
  json,
  projectPath,
  simpleJson,
  simplePath,
  versionJson,
  versionPath,
} from '../../support/routed-index.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const wheel = 'demo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl';
const other = 'demo-1.0-cp312-cp312-macosx_11_0_arm64.whl';
const sdist = 'demo-1.0.tar.gz';
const page = (...files: readonly unknown[]): FetchResponse =>
  json({ meta: { 'api-version': '1.0' }, name: 'demo', files });
const version = (...urls: readonly unknown[]): FetchResponse => json({ info: { name: 'demo', version: '1.0' }, urls });

type Routes = Readonly<Record<string, () => FetchResponse>>;

/** Verdict and reason, and what was asked for. */
async function judged(routes: Routes, cache = memoryCache()): Promise<readonly [string, readonly string[]]> {
  const asked: string[] = [];
  const host = virtualHost((url) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    return Promise.resolve(routes[pathname]?.() ?? respond(404, {}, ''));
  });
  const report = await check({
    resolve: false,
    files: [{ path: 'requirements.txt', text: 'demo==1.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: { host: { ...host, cache }, url: 'https://index.example/simple', options: { retries: 0 } },
  });
  const result = report.packages[0]?.results[0];
  return [`${result?.verdict} ${result?.reason}`, asked];
}

const nameless = { packagetype: 'bdist_wheel' };
const named = (filename: string, url?: unknown): object => ({ filename, ...(url === undefined ? {} : { url }) });

describe('what proves no absence of wheels', () => {
  it.each<[what: string, routes: Routes, verdict: string]>([
    [
      'a JSON API that lags: it lists the sdist alone',
      { [versionPath]: () => versionJson(sdist), [simplePath]: () => simpleJson(wheel, sdist) },
      'wheel',
    ],
    [
      'one that lists the wheels of another system',
      { [versionPath]: () => versionJson(other), [simplePath]: () => simpleJson(other, wheel) },
      'wheel',
    ],
    [
      'one that lists a release by its project alone',
      {
        [projectPath]: () => json({ info: { name: 'demo' }, releases: { '1.0': [entry(sdist)] } }),
        [simplePath]: () => simpleJson(wheel, sdist),
      },
      'wheel',
    ],
    [
      'one whose page says the same',
      { [versionPath]: () => versionJson(sdist), [simplePath]: () => simpleJson(sdist) },
      'build',
    ],
    [
      'one whose page cannot be had',
      { [versionPath]: () => versionJson(sdist), [simplePath]: () => respond(403, {}) },
      'unknown',
    ],
    [
      'one whose page is a portal',
      { [versionPath]: () => versionJson(sdist), [simplePath]: () => json('<html><title>Log in</title></html>') },
      'unknown',
    ],
    [
      'JSON with a wheel without an address',
      { [versionPath]: () => version(named(wheel), entry(sdist)), [simplePath]: () => simpleJson(wheel, sdist) },
      'wheel',
    ],
    [
      'JSON with an entry that is nothing',
      { [versionPath]: () => version(nameless, entry(sdist)), [simplePath]: () => simpleJson(wheel, sdist) },
      'wheel',
    ],
    [
      'a page with a wheel without an address: the name tells',
      { [simplePath]: () => page(named(wheel), entry(sdist)) },
      'wheel',
    ],
    [
      'a page with a wheel at an address of another scheme',
      { [simplePath]: () => page(named(wheel, `s3://bucket/${wheel}`), entry(sdist)) },
      'wheel',
    ],
    ['a page with an entry that is nothing', { [simplePath]: () => page(nameless, entry(sdist)) }, 'unknown'],
    [
      'a page with an entry that is nothing, and the wheel',
      { [simplePath]: () => page(nameless, entry(wheel)) },
      'wheel',
    ],
    [
      'an HTML page whose wheel stands inside a comment',
      {
        [simplePath]: () => json(`<html><body><!-- <a href="${wheel}">x</a> --><a href="${sdist}">y</a></body></html>`),
      },
      'unknown',
    ],
  ])('%s', async (_, routes, verdict) => {
    const [said] = await judged(routes);
    expect(said.split(' ')[0]).toBe(verdict);
  });

  it('a wheel that fits is taken at the word of the JSON API', async () => {
    expect(await judged({ [versionPath]: () => versionJson(wheel) })).toEqual(['wheel null', [versionPath]]);
  });

  it('what the page confirmed is kept, and asked for no more', async () => {
    const cache = memoryCache();
    const routes = { [versionPath]: () => versionJson(sdist), [simplePath]: () => simpleJson(sdist) };
    const cold = await judged(routes, cache);
    const warm = await judged({}, cache);
    expect([cold[0], warm[0]]).toEqual(['build no-wheel', 'build no-wheel']);
    expect(warm[1].filter((path) => path === versionPath || path === simplePath)).toEqual([]);
  });

  it('a file without an address is never kept', async () => {
    const cache = memoryCache();
    const routes = { [simplePath]: () => page(named(wheel), entry(sdist)) };
    await judged(routes, cache);
    expect((await judged(routes, cache))[1]).toContain(simplePath);
  });
});
