// Who tells what a release requires: the first that does, cheapest first.

import { describe, expect, it } from 'vitest';
import { releaseRequirements } from '../../../packages/core/src/run/release-requirements.ts';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';

const name = normalizeName('eggs');

function fileNamed(raw: string): DistributionFile {
  return { raw, filename: parseFilename(raw, name), url: `https://files.example/${raw}`, yanked: false, hashes: {} };
}

const wheel = fileNamed('eggs-1.0-py3-none-any.whl');
const sdist = fileNamed('eggs-1.0.tar.gz');

interface World {
  readonly known?: readonly string[];
  readonly metadata?: readonly string[];
  readonly index?: readonly string[];
  readonly sdist?: readonly string[];
}

function learnIn(world: World): ReturnType<typeof releaseRequirements> {
  const answer = (requires: readonly string[] | undefined) => ({
    found: true as const,
    files: [],
    ...(requires ? { requires } : {}),
  });
  return releaseRequirements({
    releases: {
      answered: () => (world.known ? answer(world.known) : undefined),
      indexOf: () => ({}),
      requiresOf: async () => world.metadata,
      ask: async () => answer(world.index),
    } as never,
    sdists: { inspect: async () => ({ state: 'read', reading: { requiresDist: world.sdist ?? null } }) } as never,
    manifest: {} as Manifest,
  });
}

describe('what a release requires', () => {
  it.each<readonly [string, World, readonly DistributionFile[], object | undefined]>([
    ['what the index said already', { known: ['a'], metadata: ['b'] }, [wheel], { lines: ['a'], from: 'json' }],
    ['the wheel that is taken', { metadata: ['b'], index: ['c'] }, [wheel], { lines: ['b'], from: 'metadata' }],
    ['a wheel beside the sdist', { metadata: ['b'] }, [sdist, wheel], { lines: ['b'], from: 'metadata' }],
    ['the index', { index: ['c'], sdist: ['d'] }, [sdist], { lines: ['c'], from: 'json' }],
    ['the sdist', { sdist: ['d'] }, [sdist], { lines: ['d'], from: 'sdist' }],
    ['nobody', {}, [sdist], undefined],
  ])('%s', async (_, world, files, expected) => {
    const [taken = wheel] = files;
    const learnt = await learnIn(world)({ name, version: '1.0', source: { kind: 'index' } }, taken, files);
    expect(learnt).toEqual(expected);
  });
});
