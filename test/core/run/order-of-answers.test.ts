// The report does not hang on the order in which an index answers, nor on what was asked of it before.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { Fetch } from '../../../packages/core/src/http/host.ts';
import { openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import type { PackageIndex } from '../../../packages/core/src/package-index/package-index.ts';
import { json } from '../../../packages/core/src/render/data/json.ts';
import { recordedFetch } from '../../support/recorded-index.ts';
import { seeded } from '../../support/seeded.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const corpus = join(import.meta.dirname, '../../../fixtures/corpus');

/** Holds each answer back for a while, without any time going by: other answers overtake it. */
function shuffled(seed: number): Fetch {
  const fetch = recordedFetch();
  const chance = seeded(seed);
  return async (url, init) => {
    const answer = await fetch(url, init);
    for (let turns = seed === 0 ? 0 : chance() * 500; turns > 0; turns--) await Promise.resolve();
    return answer;
  };
}

const opened = (seed: number): PackageIndex => openIndex(virtualHost(shuffled(seed)), 'https://index.example/simple');

async function report(name: string, index: PackageIndex): Promise<string> {
  const { lock } = JSON.parse(readFileSync(join(corpus, name, 'case.json'), 'utf8')) as { lock: string };
  const text = readFileSync(join(corpus, name, lock), 'utf8');
  return json(
    await check({
      files: [{ path: lock, text, sha256: 'a'.repeat(64), sibling: () => Promise.resolve(undefined) }],
      targets: [
        { base: 'python:3.12-alpine', platform: 'linux/arm64' },
        { base: 'python:3.8-slim', platform: 'linux/amd64' },
      ],
      index,
    }),
  );
}

describe('the same report', () => {
  it.each(['crypto38-requirements', 'datasci-pylock-uv', 'django-pylock-uv', 'fastapi-unpinned'])(
    'of %s, whichever answer comes first',
    async (name) => {
      const first = await report(name, opened(0));
      for (const seed of [1, 2, 3]) expect(await report(name, opened(seed))).toBe(first);
    },
  );

  it.each(['crypto38-requirements', 'django-pylock-uv'])('of %s, whatever was asked before', async (name) => {
    const first = await report(name, opened(0));
    const index = opened(0);
    const { packages } = JSON.parse(first) as { packages: readonly { name: string }[] };
    for (const { name: project } of packages) await index.project(project as Parameters<PackageIndex['project']>[0]);
    expect(await report(name, index)).toBe(first);
  });
});
