import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { type IndexOptions, openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import type { Fetch, FetchResponse } from '../../../packages/core/src/http/host.ts';
import type { RecordedOptions } from '../../../scripts/record/serve-recorded.mjs';
import { recordedFetch, recordedIndex, recordings } from '../../support/recorded-index.ts';
import { coded, respond } from '../../support/respond.ts';
import { demo, outcome, routed, simpleJson, simplePath, wheel } from '../../support/routed-index.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const cryptography = normalizeName('cryptography');

describe('project', () => {
  it.each<[string, RecordedOptions]>([
    ['version JSON', {}],
    ['project JSON', { versionJson: false }],
    ['Simple JSON', { versionJson: false, projectJson: false }],
    ['Simple HTML', { versionJson: false, projectJson: false, simpleJson: false }],
  ])('by %s: every version', async (_, options) => {
    const releases = await recordedIndex(options).project(cryptography);
    const versions = [...(releases?.keys() ?? [])];
    expect(versions).toHaveLength(160);
    expect(versions).toEqual(expect.arrayContaining(['0.1', '3.4.7', '3.4.8', '35.0.0', '50.0.1', '50.0.2']));
    expect(releases?.get('3.4.8')?.map(({ raw }) => raw)).toContain('cryptography-3.4.8.tar.gz');
  });

  it('puts spellings of one version together and leaves out what has none', async () => {
    const { index } = routed({
      [simplePath]: () => simpleJson(wheel, 'demo-1.0.0.tar.gz', 'demo-2004d.zip', 'demo-1.egg'),
    });
    const versions = await index.project(demo);
    expect([...(versions ?? [])].map(([version, files]) => [version, files.map((file) => file.raw)])).toEqual([
      ['1.0', [wheel]],
      ['1.0.0', ['demo-1.0.0.tar.gz']],
    ]);
  });

  it('is undefined where the Simple API knows no such project', async () => {
    expect(await recordedIndex().project(normalizeName('no-such-project'))).toBeUndefined();
  });
});

describe('options', () => {
  it('offline asks nothing', async () => {
    const asked: string[] = [];
    const index = recordedIndex({ offline: true }, asked);
    expect(await outcome(index.release(cryptography, '3.4.7'))).toBe('offline: the run is offline');
    await expect(index.project(cryptography)).rejects.toMatchObject({ kind: 'offline' });
    expect(asked).toEqual([]);
  });

  it.each<[RecordedOptions & IndexOptions, number, string]>([
    [{}, 32, 'version JSON'],
    [{ concurrency: 3 }, 3, 'version JSON'],
    [{ concurrency: 64, versionJson: false, projectJson: false }, 32, 'simple'],
  ])('%j: at most %i questions in flight', async (options, most, kind) => {
    let [flying, highest] = [0, 0];
    const answers = recordedFetch(options);
    const host = virtualHost(async (url, init) => {
      const counts = kind === 'simple' ? url.includes('/simple/') : true;
      if (counts) highest = Math.max(highest, (flying += 1));
      await host.sleep(10);
      if (counts) flying -= 1;
      return answers(url, init);
    });
    const index = openIndex(host, 'https://index.example/simple', options);
    await Promise.all(Array.from({ length: 100 }, (_, at) => index.release(normalizeName(`p${at}`), '1.0')));
    expect(highest).toBe(most);
  });

  it('credentials go to the index and into no name', async () => {
    const seen: (string | undefined)[] = [];
    const answers = recordedFetch();
    const host = virtualHost((url, init) => {
      seen.push(init.headers['authorization'], url);
      return answers(url, init);
    });
    const index = openIndex(host, 'https://user:s3cret@index.example/simple/');
    expect((await index.release(cryptography, '3.4.7')).found).toBe(true);
    expect(index.name).toBe('https://index.example/simple');
    expect(seen).toEqual(['Basic dXNlcjpzM2NyZXQ=', 'https://index.example/pypi/cryptography/3.4.7/json']);
  });

  it('an address that is none ends the run', () => {
    expect(() => openIndex(virtualHost(recordedFetch()), 'index.example')).toThrow(WheelcheckError);
  });

  it('a version is put into the path encoded', async () => {
    const { index, asked } = routed({});
    await index.release(demo, '1.0+a/../b c');
    expect(asked[0]).toBe('/pypi/demo/1.0%2Ba%2F..%2Fb%20c/json');
  });

  it('an aborted run stops every question', async () => {
    const warned = vi.spyOn(process, 'emitWarning');
    const controller = new AbortController();
    const host = virtualHost(() => new Promise(() => {}));
    const index = openIndex(host, 'https://index.example/simple');
    const running = Array.from({ length: 50 }, (_, at) =>
      outcome(index.release(normalizeName(`p${at}`), '1', controller.signal)),
    );
    void host.sleep(1000).then(() => controller.abort());
    expect(new Set(await Promise.all(running))).toEqual(new Set(['aborted: the run was stopped']));
    expect(host.elapsed()).toBe(1000);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const projects = readdirSync(recordings).map((name) => normalizeName(name.replace('.json', '')));

const ask = async (fetch: Fetch): Promise<readonly string[]> => {
  const index = openIndex(virtualHost(fetch), 'https://index.example/simple', { retries: 8 });
  return Promise.all(projects.map(async (name) => [...((await index.project(name))?.keys() ?? [])].join(' ')));
};

describe('chaos', () => {
  const calm = recordedFetch({});
  let asked: Promise<readonly string[]> | undefined;
  /** What an index without faults says, asked once. */
  const whole = (): Promise<readonly string[]> => (asked ??= ask(calm));

  // More of them are in test/faults/chaos.test.ts, whose long form has twenty.
  it.each([1])('every answer of 170 projects faulted with p = 0.2, never a wrong one (seed %i)', async (seed) => {
    const draw = random(seed);
    const faults: readonly (() => FetchResponse | Error)[] = [
      () => coded('ECONNRESET'),
      () => respond(503, {}),
      () => respond(429, { 'retry-after': '1' }),
      () => respond(200, { 'content-length': '1000000' }, 'x'),
      () => respond(200, { 'content-encoding': 'gzip' }, coded('Z_BUF_ERROR')),
    ];
    const faulty: Fetch = (url, init) => {
      const fault = draw() < 0.2 ? faults[Math.floor(draw() * faults.length)]?.() : undefined;
      if (fault instanceof Error) return Promise.reject(fault);
      return fault === undefined ? calm(url, init) : Promise.resolve(fault);
    };
    expect(await ask(faulty)).toEqual(await whole());
  });
});
