import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { type IndexOptions, openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import type { Cache, Fetch, FetchResponse } from '../../../packages/core/src/http/host.ts';
import { IndexError, type PackageIndex } from '../../../packages/core/src/package-index/package-index.ts';
import type { RecordedOptions } from '../../../scripts/record/serve-recorded.mjs';
import { memoryCache } from '../../support/memory-cache.ts';
import { recordedFetch } from '../../support/recorded-index.ts';
import { coded, respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const demo = normalizeName('demo');
const cryptography = normalizeName('cryptography');
const simple = 'https://index.example/simple';

const entry = (filename: string): object => ({ filename, url: `https://files.example/${filename}` });
const body = (...names: readonly string[]): string =>
  JSON.stringify({ info: { name: 'demo', version: '1.0', requires_dist: ['six'] }, urls: names.map(entry) });
const page = (...names: readonly string[]): string =>
  JSON.stringify({ meta: { 'api-version': '1.1' }, name: 'demo', files: names.map(entry) });

const wheel = 'demo-1.0-py3-none-any.whl';
const sdist = 'demo-1.0.tar.gz';
const versionPath = '/pypi/demo/1.0/json';
const simplePath = '/simple/demo/';

type Reply = FetchResponse | Error;
type Routes = Readonly<Record<string, (headers: Readonly<Record<string, string>>) => Reply>>;

/** Runs of one machine: a clock, a cache, and an index that may say something else in each run. */
function machine(cache: Cache = memoryCache()) {
  let time = Date.UTC(2026, 0, 1);
  const asked: string[] = [];
  return {
    asked,
    pass: (seconds: number): void => void (time += seconds * 1000),
    run: (routes: Routes | Fetch, options: IndexOptions = {}, url: string = simple): PackageIndex => {
      asked.length = 0;
      const answer: Fetch =
        typeof routes === 'function'
          ? routes
          : (to, { headers }) => {
              const reply = routes[new URL(to).pathname]?.(headers) ?? respond(404, {}, '');
              return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
            };
      const fetch: Fetch = (to, init) => {
        const condition = init.headers['if-none-match'] ?? init.headers['if-modified-since'];
        asked.push(`${new URL(to).pathname}${condition === undefined ? '' : ` unless ${condition}`}`);
        return answer(to, init);
      };
      return openIndex({ ...virtualHost(fetch), now: () => time, cache }, url, { retries: 0, ...options });
    },
  };
}

async function files(index: PackageIndex, version = '1.0'): Promise<string> {
  try {
    const answer = await index.release(demo, version);
    return answer.found ? answer.files.map(({ raw }) => raw).join(' ') : `no ${answer.missing}`;
  } catch (error) {
    return error instanceof IndexError ? error.kind : `not an IndexError: ${String(error)}`;
  }
}

const serving =
  (text: string, headers: Readonly<Record<string, string>> = {}) =>
  (): Reply =>
    respond(200, headers, text);

describe('a warm run asks nothing and says the same', () => {
  const indexes: readonly (readonly [string, RecordedOptions])[] = [
    ['version JSON', {}],
    ['project JSON', { versionJson: false }],
    ['Simple JSON', { versionJson: false, projectJson: false }],
    ['Simple HTML', { versionJson: false, projectJson: false, simpleJson: false }],
  ];
  it.each(indexes)('%s: a release', async (_, options) => {
    const { run, asked } = machine();
    const cold = await run(recordedFetch(options)).release(cryptography, '3.4.7');
    expect(asked.length).toBeGreaterThan(0);
    const warm = await run(recordedFetch(options)).release(cryptography, '3.4.7');
    expect([warm, asked]).toEqual([cold, []]);
    const offline = await run(recordedFetch(options), { offline: true }).release(cryptography, '3.4.7');
    expect([offline, asked]).toEqual([cold, []]);
  });

  it.each(indexes)('%s: a project', async (_, options) => {
    const { run, asked } = machine();
    const cold = await run(recordedFetch(options)).project(cryptography);
    const warm = await run(recordedFetch(options)).project(cryptography);
    expect([[...(warm ?? [])], asked]).toEqual([[...(cold ?? [])], []]);
  });

  it('the metadata of a wheel is asked for again where everything is', async () => {
    const { run, asked } = machine();
    const url = `https://files.example/${wheel}`;
    const filename = { kind: 'wheel', name: demo, version: '1.0', tags: [] } as const;
    const file = { filename, raw: wheel, url, yanked: false, hashes: { sha256: 'a'.repeat(64) } } as const;
    const saying = (line: string): Routes => {
      const text = `Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: ${line}\n\n`;
      return { [`/${wheel}.metadata`]: serving(text, { 'content-length': String(text.length) }) };
    };
    const requires = async (line: string, options: IndexOptions): Promise<readonly string[] | undefined> =>
      (await run(saying(line), options).metadata(file))?.requires;
    expect(await requires('six', {})).toEqual(['six']);
    expect(await requires('attrs', { refresh: ['other'] })).toEqual(['six']);
    expect([await requires('attrs', { refresh: true }), asked.length]).toEqual([['attrs'], 1]);
    expect(await requires('idna', { refresh: ['Demo'] })).toEqual(['idna']);
    expect(await requires('six', {})).toEqual(['idna']);
  });

  it('the metadata of a wheel, for ever', async () => {
    const { run, asked, pass } = machine();
    const file = {
      filename: { kind: 'wheel', name: demo, version: '1.0', tags: [] },
      raw: wheel,
      url: `https://files.example/${wheel}`,
      yanked: false,
      hashes: { sha256: 'a'.repeat(64) },
    } as const;
    const routes: Routes = {
      [`/${wheel}.metadata`]: serving('Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: six\n\n', {
        'content-length': '66',
      }),
    };
    expect((await run(routes).metadata(file))?.requires).toEqual(['six']);
    pass(1e9);
    expect([(await run(routes).metadata(file))?.requires, asked]).toEqual([['six'], []]);
    expect([(await run(routes, { offline: true }).metadata(file))?.requires, asked]).toEqual([['six'], []]);
    const other = { ...file, hashes: { sha256: 'b'.repeat(64) } };
    expect([(await run({}, { offline: true }).metadata(other))?.requires, asked]).toEqual([undefined, []]);
    const unhashed = { ...file, hashes: {} };
    expect([(await run({}, { offline: true }).metadata(unhashed))?.requires, asked]).toEqual([undefined, []]);
  });
});

describe('an answer that is too old', () => {
  const maxAge = { 'cache-control': 'max-age=60' };
  const marked =
    (text: string, mark: string) =>
    (headers: Readonly<Record<string, string>>): Reply =>
      headers['if-none-match'] === mark ? respond(304, maxAge, '') : respond(200, { ...maxAge, etag: mark }, text);

  it('is asked about, and holds for as long again where nothing has changed', async () => {
    const { run, asked, pass } = machine();
    const routes = { [versionPath]: marked(body(wheel), '"1"') };
    expect(await files(run(routes))).toBe(wheel);
    for (const _ of [1, 2, 3]) {
      pass(59);
      expect([await files(run(routes)), asked]).toEqual([wheel, []]);
      pass(1);
      expect([await files(run(routes)), asked]).toEqual([wheel, [`${versionPath} unless "1"`]]);
    }
  });

  it('gives way to another one, which is not asked for twice', async () => {
    const { run, asked, pass } = machine();
    expect(await files(run({ [versionPath]: marked(body(sdist), '"1"') }))).toBe(sdist);
    pass(60);
    const changed = { [versionPath]: marked(body(sdist, wheel), '"2"') };
    expect([await files(run(changed)), asked]).toEqual([`${wheel} ${sdist}`, [`${versionPath} unless "1"`]]);
    expect([await files(run(changed)), asked]).toEqual([`${wheel} ${sdist}`, []]);
  });

  it('is asked for anew without a mark', async () => {
    const { run, asked, pass } = machine();
    const routes = { [versionPath]: serving(body(wheel)) };
    await files(run(routes));
    pass(599);
    expect([await files(run(routes)), asked]).toEqual([wheel, []]);
    pass(1);
    expect([await files(run(routes)), asked]).toEqual([wheel, [versionPath]]);
  });

  it('is asked about by its date where it has no ETag', async () => {
    const { run, asked, pass } = machine();
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    const routes: Routes = {
      [versionPath]: (headers) =>
        headers['if-modified-since'] === date
          ? respond(304, {}, '')
          : respond(200, { 'last-modified': date }, body(wheel)),
    };
    await files(run(routes));
    pass(600);
    expect([await files(run(routes)), asked]).toEqual([wheel, [`${versionPath} unless ${date}`]]);
    pass(600);
    expect([await files(run(routes)), asked]).toEqual([wheel, [`${versionPath} unless ${date}`]]);
  });

  it('of a page, once for all of its releases', async () => {
    const { run, asked, pass } = machine();
    const routes = { [simplePath]: marked(page(wheel, 'demo-2.0.tar.gz'), '"p"') };
    const both = (index: PackageIndex): Promise<readonly string[]> =>
      Promise.all([files(index, '1.0'), files(index, '2.0')]);
    const cold = await both(run(routes));
    expect(cold).toEqual([wheel, 'demo-2.0.tar.gz']);
    pass(60);
    expect([await both(run(routes)), asked]).toEqual([cold, [`${simplePath} unless "p"`]]);
  });

  it('of a page that has changed is read from the new one, for each of its releases', async () => {
    const { run, asked, pass } = machine();
    const releases = ['1.0', '2.0'] as const;
    const index = run({ [simplePath]: marked(page(wheel, 'demo-2.0.tar.gz'), '"p"') });
    for (const version of releases) await files(index, version);
    pass(60);
    const changed = run({ [simplePath]: marked(page(sdist, 'demo-2.0-py3-none-any.whl'), '"q"') });
    expect(await Promise.all(releases.map((version) => files(changed, version)))).toEqual([
      sdist,
      'demo-2.0-py3-none-any.whl',
    ]);
    expect(asked.filter((path) => path.startsWith(simplePath))).toEqual([`${simplePath} unless "p"`]);
  });

  it('put together from two documents, is put together anew', async () => {
    const { run, asked, pass } = machine();
    const routes = {
      [versionPath]: marked(body(), '"1"'),
      [simplePath]: marked(page(wheel), '"2"'),
    };
    expect(await files(run(routes))).toBe(wheel);
    pass(60);
    expect([await files(run(routes)), asked]).toEqual([wheel, [versionPath, simplePath]]);
  });

  const faults: readonly (readonly [what: string, reply: () => Reply, kind: string])[] = [
    ['the index is gone', () => coded('ECONNREFUSED'), 'refused'],
    ['the index is overloaded', () => respond(503, {}, ''), 'status'],
    ['the host does not exist', () => coded('ENOTFOUND'), 'dns'],
  ];
  it.each(faults)('does not bridge a fault: %s', async (_, reply, kind) => {
    const { run, pass } = machine();
    await files(run({ [versionPath]: marked(body(wheel), '"1"') }));
    pass(60);
    expect(
      await files(
        run(() => {
          const answer = reply();
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
        }),
      ),
    ).toBe(kind);
  });

  it('of a JSON API that now fails is looked for in the Simple API', async () => {
    const { run, pass } = machine();
    await files(run({ [versionPath]: marked(body(wheel), '"1"') }));
    pass(60);
    const routes = { [versionPath]: (): Reply => respond(403, {}, ''), [simplePath]: serving(page(sdist)) };
    expect(await files(run(routes))).toBe(sdist);
  });

  it('is used offline, whatever its age', async () => {
    const { run, asked, pass } = machine();
    await files(run({ [versionPath]: serving(body(wheel)) }));
    pass(1e9);
    expect([await files(run({}, { offline: true })), asked]).toEqual([wheel, []]);
    expect([await files(run({}, { offline: true }), '2.0'), asked]).toEqual(['offline', []]);
  });

  it('is one from the future as well', async () => {
    const { run, asked, pass } = machine();
    const routes = { [versionPath]: serving(body(wheel), { 'cache-control': 'max-age=86400' }) };
    await files(run(routes));
    pass(-1);
    expect([await files(run(routes)), asked]).toEqual([wheel, [versionPath]]);
  });
});

describe('refresh', () => {
  const before = { [versionPath]: serving(body(sdist)) };
  const after = { [versionPath]: serving(body(sdist, wheel)) };
  const rows: readonly (readonly [what: string, refresh: true | readonly string[], asks: boolean])[] = [
    ['everything', true, true],
    ['this project', ['demo'], true],
    ['this project as it may be written', ['other', 'De_mo', 'DEMO'], true],
    ['another project', ['other'], false],
    ['nothing', [], false],
  ];
  it.each(rows)('%s', async (_, refresh, asks) => {
    const { run, asked } = machine();
    await files(run(before));
    const now = asks ? `${wheel} ${sdist}` : sdist;
    expect([await files(run(after, { refresh })), asked]).toEqual([now, asks ? [versionPath] : []]);
    expect([await files(run({})), asked]).toEqual([now, []]);
  });
});

describe('what is not kept', () => {
  const rows: readonly (readonly [what: string, routes: Routes])[] = [
    ['no such project', {}],
    ['no such version', { [simplePath]: serving(page('demo-2.0.tar.gz')) }],
    ['a page of another project', { [simplePath]: serving(JSON.stringify({ name: 'other', files: [] })) }],
    [
      'a login page',
      { [versionPath]: serving('<html></html>'), [simplePath]: serving('<html><title>Log in</title></html>') },
    ],
    ['JSON that was cut off', { [simplePath]: serving(page(wheel).slice(0, -3)) }],
    ['a body that was cut off', { [simplePath]: () => respond(200, { 'content-length': '9' }, page(wheel)) }],
    ['a connection that broke', { [simplePath]: () => respond(200, {}, page(wheel), coded('ECONNRESET')) }],
    ['an empty answer', { [simplePath]: serving('') }],
    ['a status', { [simplePath]: () => respond(403, {}, '') }],
    ['what the server forbids to keep', { [versionPath]: serving(body(wheel), { 'cache-control': 'no-store' }) }],
  ];
  it.each(rows)('%s', async (_, routes) => {
    const kept = new Map<string, string>();
    const { run, asked } = machine(memoryCache(kept));
    const first = await files(run(routes));
    expect([await files(run(routes)), asked.length > 0]).toEqual([first, true]);
    expect([...kept]).toEqual([]);
  });

  it('a release that was there and is gone is forgotten', async () => {
    const kept = new Map<string, string>();
    const { run } = machine(memoryCache(kept));
    await files(run({ [versionPath]: serving(body(wheel)) }));
    expect(kept.size).toBe(1);
    expect(await files(run({ [simplePath]: serving(page('demo-2.0.tar.gz')) }, { refresh: true }))).toBe('no version');
    expect(await files(run({}, { offline: true }))).toBe('offline');
    expect(kept.size).toBe(0);
  });

  it('a release whose files could not all be read', async () => {
    const { run, asked } = machine();
    const routes = { [simplePath]: serving(JSON.stringify({ name: 'demo', files: [entry(wheel), {}] })) };
    const cold = await run(routes).release(demo, '1.0');
    expect([await run(routes).release(demo, '1.0'), asked]).toEqual([
      cold,
      [versionPath, '/pypi/demo/json', simplePath],
    ]);
    expect(cold).toMatchObject({ found: true, unsure: 'unreadable' });
  });

  it('a remark about a fault of another document: it belongs to the run that met it', async () => {
    const { run, asked } = machine();
    const broken = { [versionPath]: serving('<html>'), [simplePath]: serving(page(wheel)) };
    expect(await run(broken).release(demo, '1.0')).toHaveProperty('remarks');
    const warm = await run(broken).release(demo, '1.0');
    expect([warm.found, 'remarks' in warm, asked]).toEqual([true, false, []]);
  });

  it('anything of a project whose list holds what cannot be read', async () => {
    const { run, asked } = machine();
    const routes = { [simplePath]: serving(JSON.stringify({ name: 'demo', files: [entry(wheel), {}] })) };
    for (const _ of [1, 2]) {
      await expect(run(routes).project(demo)).rejects.toThrow('the page lists files that could not be read');
      expect(asked).toContain(simplePath);
    }
  });
});

describe('whose answers they are', () => {
  const routes = { [versionPath]: serving(body(wheel)) };

  it('those of another index do not count', async () => {
    const { run, asked } = machine();
    await files(run(routes));
    const others = ['https://other.example/simple', 'http://index.example/simple', 'https://index.example:8443/simple'];
    for (const url of others) expect([await files(run(routes, {}, url)), asked]).toEqual([wheel, [versionPath]]);
    expect([await files(run(routes, {}, `${simple}/`)), asked]).toEqual([wheel, []]);
  });

  it('what a password shows is neither kept nor shown without it, and what is open is not taken for it', async () => {
    const kept = new Map<string, string>();
    const { run, asked } = machine(memoryCache(kept));
    const secret = 'https://user:canary@index.example/simple';
    for (const _ of [1, 2]) expect([await files(run(routes, {}, secret)), asked]).toEqual([wheel, [versionPath]]);
    expect([await files(run(routes, { offline: true }, secret)), kept.size]).toEqual(['offline', 0]);
    await files(run(routes));
    expect(JSON.stringify([...kept])).not.toContain('canary');
    expect([await files(run({}, {}, secret)), asked.length > 0]).toEqual(['no project', true]);
  });
});

describe('a cache that holds nonsense', () => {
  it.each(['{', '{}', '[]', 'x'.repeat(100), '{"at":0,"lifetime":1e300,"files":[[]]}'])('%s', async (text) => {
    const { run, asked } = machine({ read: () => Promise.resolve(text), write: () => Promise.resolve() });
    expect([await files(run({ [versionPath]: serving(body(wheel)) })), asked]).toEqual([wheel, [versionPath]]);
    expect([...((await run({ [simplePath]: serving(page(wheel)) }).project(demo)) ?? [])]).toEqual([
      ['1.0', [expect.objectContaining({ raw: wheel })]],
    ]);
  });
});

describe('a run', () => {
  it('half warm: asks for what it does not know', async () => {
    const { run, asked } = machine();
    const routes = { [versionPath]: serving(body(wheel)), '/pypi/demo/2.0/json': serving(body('demo-2.0.tar.gz')) };
    await files(run(routes));
    const index = run(routes);
    expect([await files(index), await files(index, '2.0'), asked]).toEqual([
      wheel,
      'demo-2.0.tar.gz',
      ['/pypi/demo/2.0/json'],
    ]);
  });

  it('looks into the cache once for each release', async () => {
    const reads: string[] = [];
    const inner = memoryCache();
    const { run } = machine({ ...inner, read: (key) => (reads.push(key), inner.read(key)) });
    const index = run({ [versionPath]: serving(body(wheel)) });
    await Promise.all([files(index), files(index)]);
    await files(index);
    expect(reads).toEqual(['releases/2/https://index.example/simple/demo@1.0']);
  });

  it('a pin of odd characters has a key of its own', async () => {
    const kept = new Map<string, string>();
    const { run } = machine(memoryCache(kept));
    await files(
      run({ '/pypi/demo/1.0%2Flocal%20x/json': serving(body(wheel)), [simplePath]: serving(page(wheel)) }),
      '1.0/local x',
    );
    expect([...kept.keys()].every((key) => /^[!-~]+$/.test(key))).toBe(true);
  });

  it.each(['release first', 'page first'])('reads the name of a file once, whoever names it: %s', async (order) => {
    const { run } = machine();
    // Names of their own: what was read in another run is known as well.
    const version = order === 'page first' ? '7.0' : '8.0';
    const name = `demo-${version}-cp312-cp312-musllinux_1_2_x86_64.whl`;
    const routes = { [`/pypi/demo/${version}/json`]: serving(body(name)), [simplePath]: serving(page(name)) };
    const nameIn = {
      release: async (index: PackageIndex) => {
        const answer = await index.release(demo, version);
        return answer.found ? answer.files[0]?.filename : undefined;
      },
      page: async (index: PackageIndex) => (await index.project(demo))?.get(version)?.[0]?.filename,
    };
    await Promise.all([nameIn.release(run(routes)), nameIn.page(run(routes))]);
    const [one, other] = order === 'page first' ? [nameIn.page, nameIn.release] : [nameIn.release, nameIn.page];
    const warm = run({});
    const first = await one(warm);
    expect(first).toBeDefined();
    expect(await other(warm)).toBe(first);
  });

  it('a whole project, where every version is listed, by one question', async () => {
    const { run, asked } = machine();
    const routes = { [simplePath]: serving(page(wheel, 'demo-2.0.tar.gz')) };
    await run(routes).project(demo);
    const project = await run(routes).project(demo);
    expect([[...(project?.keys() ?? [])], asked]).toEqual([['1.0', '2.0'], []]);
  });
});
