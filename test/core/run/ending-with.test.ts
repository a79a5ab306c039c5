// What a run asked ahead ends with the run: no question goes on, nobody sleeps until the next try, and nothing of it is kept.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, type CheckInput } from '../../../packages/core/src/check.ts';
import { explain } from '../../../packages/core/src/explain/explain.ts';
// What a failure means is loaded with the first one: that takes turns of the event loop.
import '../../../packages/core/src/http/explain-fault.ts';
import type { FetchResponse, Host } from '../../../packages/core/src/http/host.ts';
import { json } from '../../../packages/core/src/render/data/json.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import { coded, respond } from '../../support/respond.ts';

/** Version → Requires-Dist. As soon as flask needs click, what its newest version needs is asked for; then celery wants an older one. */
const projects: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  flask: { '3.0': ['click'] },
  celery: { '1.0': ['click<2'] },
  click: { '1.0': [], '2.0': ['foreseen'] },
};

interface IdleHost extends Host {
  /** Milliseconds of those that sleep. */
  readonly sleeping: () => readonly number[];
  /** Addresses that were asked and have given no answer. */
  readonly open: () => readonly string[];
  /** All that were asked. */
  readonly asked: string[];
}

/** A machine whose clock stands: who sleeps on it does so until somebody ends that. */
function idleHost(foreseen: () => Promise<FetchResponse>, cache?: Host['cache']): IdleHost {
  const sleeping = new Set<{ readonly ms: number }>();
  const open = new Set<string>();
  const asked: string[] = [];
  return {
    ...(cache && { cache }),
    fetch: async (url, { signal }) => {
      asked.push(url);
      if (!url.includes('foreseen')) return answer(new URL(url).pathname);
      open.add(url);
      if (signal?.aborted) open.delete(url);
      signal?.addEventListener('abort', () => open.delete(url));
      return foreseen().finally(() => open.delete(url));
    },
    now: () => Date.UTC(2026, 0, 1),
    sleeping: () => [...sleeping].map(({ ms }) => ms),
    open: () => [...open],
    asked,
    sleep: (ms, signal) =>
      ms === 0
        ? nextTurn()
        : new Promise((_, reject) => {
            const one = { ms };
            sleeping.add(one);
            signal?.addEventListener('abort', () => {
              sleeping.delete(one);
              reject(signal.reason);
            });
          }),
  };
}

function answer(path: string): FetchResponse {
  const [, version] = /^\/files\/\w+-([\d.]+)-/.exec(path) ?? [];
  const name = path.split('/')[2]?.split('-')[0] ?? '';
  const versions = projects[name];
  if (!versions || path.startsWith('/pypi/')) return respond(404, {}, '');
  if (version !== undefined) {
    const lines = (versions[version] ?? []).map((line) => `Requires-Dist: ${line}\n`).join('');
    const text = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${lines}\n`;
    return respond(200, { 'content-length': String(text.length) }, text);
  }
  const files = Object.keys(versions).map((each) => {
    const filename = `${name}-${each}-py3-none-any.whl`;
    return { filename, url: `https://index.example/files/${filename}`, hashes: {}, 'core-metadata': true };
  });
  const page = JSON.stringify({ meta: { 'api-version': '1.1' }, name, versions: Object.keys(versions), files });
  return respond(200, { 'content-type': 'application/vnd.pypi.simple.v1+json' }, page);
}

const asked = (host: Host, retries: number): CheckInput => ({
  files: [{ path: 'requirements.txt', text: 'flask\ncelery\n', sibling: () => Promise.resolve(undefined) }],
  targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
  index: { host, url: 'https://index.example/simple', options: { retries } },
});

const never = (): Promise<FetchResponse> => new Promise(() => undefined);

const silences: readonly (readonly [how: string, foreseen: () => Promise<FetchResponse>, retries: number])[] = [
  ['never answered', never, 3],
  ['in a pause before the next try', async () => respond(503, {}, ''), 3],
  ['told to wait', async () => respond(429, { 'retry-after': '20' }, ''), 3],
  ['cut off', async () => respond(200, { 'content-length': '9' }, coded('ECONNRESET')), 3],
  ['refused', () => Promise.reject(coded('ECONNREFUSED')), 3],
  ['waiting for the last round', async () => respond(503, {}, ''), 0],
];

const runs: readonly (readonly [what: string, run: (input: CheckInput) => Promise<unknown>])[] = [
  ['check', check],
  ['explain', (input) => explain({ ...input, name: 'flask' })],
];

describe('a question that was foreseen', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));

  it.each(runs.flatMap(([what, run]) => silences.map((silence) => [silence[0], what, run, silence] as const)))(
    'and is %s ends with the run of %s',
    async (_, __, run, [, foreseen, retries]) => {
      const host = idleHost(foreseen);
      const outer = new AbortController();
      await run({ ...asked(host, retries), signal: outer.signal });
      expect(host.asked.filter((url) => url.includes('foreseen'))).not.toEqual([]);
      await nextTurn();
      expect([host.sleeping(), host.open(), unhandled]).toEqual([[], [], []]);
      expect(outer.signal.aborted).toBe(false);
    },
  );

  it.each(silences)('and is %s is no matter of the report', async (_, foreseen, retries) => {
    const report = await check(asked(idleHost(foreseen), retries));
    expect(report.packages.map(({ name, version }) => `${name} ${String(version)}`)).toEqual([
      'celery 1.0',
      'click 1.0',
      'flask 3.0',
    ]);
    expect([report.faults, report.diagnostics]).toEqual([[], []]);
    expect(json(report)).not.toContain('foreseen');
  });

  it('is asked again by the next run, which has kept the answers', async () => {
    const cache = memoryCache();
    const first = await check(asked(idleHost(never, cache), 3));
    const host = idleHost(never, cache);
    expect(json(await check(asked(host, 3)))).toBe(json(first));
    expect(host.asked.filter((url) => url.includes('/simple/'))).toEqual(['https://index.example/simple/foreseen/']);
  });
});
