// Each answer of an index is spoiled with a chance of one in five: the report has to be that of a quiet day, byte for byte.
// FAULT_SEEDS=20 tries as many; `npm run faults` does.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../packages/core/src/check.ts';
import type { Fetch, FetchResponse } from '../../packages/core/src/http/host.ts';
import type { Report } from '../../packages/core/src/report/report.ts';
import { recordedFetch, recordings } from '../support/recorded-index.ts';
import { coded, respond } from '../support/respond.ts';
import { seeded } from '../support/seeded.ts';
import { virtualHost } from '../support/virtual-host.ts';

const seeds = Number(process.env['FAULT_SEEDS'] ?? 1);

/** A release of each of the recorded projects: of some, where one seed has to do. */
const pins = readdirSync(recordings)
  .slice(0, seeds > 1 ? 200 : 50)
  .flatMap((file) => {
    const { name, latest, versions } = JSON.parse(readFileSync(join(recordings, file), 'utf8')) as {
      name: string;
      latest: string;
      versions: Readonly<Record<string, unknown>>;
    };
    const version = latest in versions ? latest : Object.keys(versions).at(-1);
    return version === undefined ? [] : [`${name}==${version}`];
  });

async function whole(body: FetchResponse['body']): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body as ReadableStream<Uint8Array>).arrayBuffer());
}

/** What may happen to one answer. */
const faults: readonly ((answer: FetchResponse) => Promise<FetchResponse>)[] = [
  () => Promise.reject(coded('ECONNREFUSED')),
  () => Promise.reject(coded('ECONNRESET')),
  () => Promise.reject(coded('EAI_AGAIN')),
  () => Promise.resolve(respond(503, {})),
  () => Promise.resolve(respond(500, {})),
  () => Promise.resolve(respond(429, { 'retry-after': '1' })),
  async ({ body }) => {
    const bytes = await whole(body);
    const length = { 'content-length': String(bytes.length + 1) };
    return respond(200, length, bytes.subarray(0, bytes.length / 2));
  },
  async ({ body }) => {
    const bytes = await whole(body);
    return respond(200, {}, bytes.subarray(0, bytes.length / 2), coded('ECONNRESET'));
  },
];

async function reportOf(fetch: Fetch): Promise<Report> {
  return check({
    resolve: false,
    files: [{ path: 'requirements.txt', text: pins.join('\n'), sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: { host: virtualHost(fetch), url: 'https://index.example/simple' },
  });
}

const calm = recordedFetch();

describe('chaos', () => {
  it(`the same report with each of ${seeds} seeds`, { timeout: seeds * 120_000 }, async () => {
    const expected = JSON.stringify(await reportOf(calm));
    let injected = 0;
    const differing: number[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const chance = seeded(seed);
      const spoiling: Fetch = async (url, init) => {
        const answer = await calm(url, init);
        if (chance() >= 0.2) return answer;
        injected += 1;
        return faults[Math.floor(chance() * faults.length)]?.(answer) ?? answer;
      };
      if (JSON.stringify(await reportOf(spoiling)) !== expected) differing.push(seed);
    }
    console.log(
      `chaos: ${pins.length} packages, ${seeds} seeds, ${injected} faults injected, ${seeds - differing.length} reports identical`,
    );
    expect(differing).toEqual([]);
    expect(injected).toBeGreaterThan(seeds * 5);
  });
});
