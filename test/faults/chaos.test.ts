// Each answer of an index is spoiled with a chance of one in five, pages, metadata and sdists alike: the report has to be that of a
// quiet day, byte for byte.
// FAULT_SEEDS=20 tries as many; `npm run faults` does.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../packages/core/src/check.ts';
import type { Fetch, FetchResponse } from '../../packages/core/src/http/host.ts';
import { nodeOpenSdist } from '../../packages/core/src/node/sdist/node-open-sdist.ts';
import type { Report } from '../../packages/core/src/report/report.ts';
import { tarGz } from '../support/archive-writers.ts';
import { recordedFetch, recordings } from '../support/recorded-index.ts';
import { coded, respond } from '../support/respond.ts';
import { recordedSdist, recordedSdists } from '../support/sdist-shelf.ts';
import { seeded } from '../support/seeded.ts';
import { virtualHost } from '../support/virtual-host.ts';

const seeds = Number(process.env['FAULT_SEEDS'] ?? 1);

/** Project → the version whose sdist is recorded. */
const withSdist = new Map(
  recordedSdists().map((stem) => {
    const at = stem.lastIndexOf('-');
    return [stem.slice(0, at).toLowerCase(), stem.slice(at + 1)] as const;
  }),
);

/** A release of each of the recorded projects, those with an sdist first: of some, where one seed has to do. */
const pins = readdirSync(recordings)
  .map((file) => file.replace('.json', ''))
  .toSorted((a, b) => Number(withSdist.has(b)) - Number(withSdist.has(a)))
  .slice(0, seeds > 1 ? 200 : 40)
  .flatMap((project) => {
    const { name, latest, versions } = JSON.parse(readFileSync(join(recordings, `${project}.json`), 'utf8')) as {
      name: string;
      latest: string;
      versions: Readonly<Record<string, unknown>>;
    };
    const version =
      [withSdist.get(project) ?? '', latest].find((each) => each in versions) ?? Object.keys(versions).at(-1);
    return version === undefined ? [] : [`${name}==${version}`];
  });

async function whole(body: FetchResponse['body']): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body as ReadableStream<Uint8Array>).arrayBuffer());
}

interface Archive {
  readonly bytes: Buffer;
  readonly sha256: string;
}

const stems = new Set(recordedSdists());
const packed = new Map<string, Archive>();

/** A recorded sdist, packed anew once it is asked for. */
function archiveOf(file: string): Archive | undefined {
  const stem = file.replace(/\.tar\.gz$/, '');
  if (stem === file || !stems.has(stem)) return undefined;
  const known = packed.get(file) ?? pack(stem);
  packed.set(file, known);
  return known;
}

function pack(stem: string): Archive {
  const { contents } = recordedSdist(stem);
  const bytes = tarGz(
    ...contents.members.map((name) => ({ name: `${stem}/${name}`, content: contents.texts.get(name) ?? '' })),
  );
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The recorded index with its sdists, whose hashes are those of what is packed here. */
function calmFetch(): Fetch {
  const recorded = recordedFetch();
  return async (url, init) => {
    const name = new URL(url).pathname.split('/').at(-1) ?? '';
    const archive = archiveOf(name);
    if (archive !== undefined) return respond(200, { 'content-length': String(archive.bytes.length) }, archive.bytes);
    const answer = await recorded(url, init);
    const type = answer.headers.get('content-type') ?? '';
    if (!type.includes('json')) return answer;
    const text = Buffer.from(await whole(answer.body)).toString();
    const own = text.replace(
      /("filename":"([^"]+)"(?:(?!"filename").)*?"sha256":")[0-9a-f]{64}/g,
      (all, head: string, file: string) => {
        const named = archiveOf(file);
        return named === undefined ? all : `${head}${named.sha256}`;
      },
    );
    return respond(answer.status, { 'content-type': type, 'content-length': String(Buffer.byteLength(own)) }, own);
  };
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
    targets: [{ base: 'python:3.12-slim', platform: 'linux/arm/v7' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: { host: virtualHost(fetch), url: 'https://index.example/simple' },
    openSdist: nodeOpenSdist(),
  });
}

const calm = calmFetch();

function kindOf(url: string): 'document' | 'metadata' | 'sdist' {
  if (url.endsWith('.metadata')) return 'metadata';
  return url.endsWith('.tar.gz') ? 'sdist' : 'document';
}

describe('chaos', () => {
  it(`the same report with each of ${seeds} seeds`, { timeout: seeds * 120_000 }, async () => {
    const expected = JSON.stringify(await reportOf(calm));
    const asked = { document: 0, metadata: 0, sdist: 0 };
    const injected = { document: 0, metadata: 0, sdist: 0 };
    const differing: number[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const chance = seeded(seed);
      const spoiling: Fetch = async (url, init) => {
        const answer = await calm(url, init);
        asked[kindOf(url)] += 1;
        if (chance() >= 0.2) return answer;
        injected[kindOf(url)] += 1;
        return faults[Math.floor(chance() * faults.length)]?.(answer) ?? answer;
      };
      if (JSON.stringify(await reportOf(spoiling)) !== expected) differing.push(seed);
    }
    console.log(
      `chaos: ${pins.length} packages, ${seeds} seeds, asked ${JSON.stringify(asked)}, faults injected ${JSON.stringify(injected)}, ${seeds - differing.length} reports identical`,
    );
    expect(differing).toEqual([]);
    // One seed may spare the few sdists that are looked into.
    for (const count of Object.values(seeds > 1 ? injected : asked)) expect(count).toBeGreaterThan(0);
    expect(injected.document).toBeGreaterThan(seeds * 5);
  });
});
