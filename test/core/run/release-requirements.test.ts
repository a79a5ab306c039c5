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
    manifestOf: () => ({}) as Manifest,
  });
}

function itself(from: string, line: string): object {
  return { lines: [line], from, byItself: true };
}

function hearsay(from: string, line: string): object {
  return { lines: [line], from, byItself: false };
}

describe('what a release requires', () => {
  const pkg = { name, version: '1.0', source: { kind: 'index' } } as const;

  it.each<readonly [string, World, readonly DistributionFile[], object | undefined]>([
    ['what the index said already', { known: ['a'], metadata: ['b'] }, [wheel], hearsay('json', 'a')],
    ['the wheel that is taken', { metadata: ['b'], index: ['c'] }, [wheel], itself('metadata', 'b')],
    ['a wheel beside the sdist', { metadata: ['b'] }, [sdist, wheel], hearsay('metadata', 'b')],
    ['the index', { index: ['c'], sdist: ['d'] }, [sdist], hearsay('json', 'c')],
    ['the sdist', { sdist: ['d'] }, [sdist], itself('sdist', 'd')],
    ['nobody', {}, [sdist], undefined],
  ])('%s', async (_, world, files, expected) => {
    const [taken = wheel] = files;
    expect(await learnIn(world)(pkg, taken, files)).toEqual(expected);
  });

  it.each<readonly [string, World, readonly DistributionFile[], object | undefined]>([
    ['the wheel before the index', { known: ['a'], metadata: ['b'] }, [wheel], itself('metadata', 'b')],
    ['the sdist before a wheel beside it', { metadata: ['b'], sdist: ['d'] }, [sdist, wheel], itself('sdist', 'd')],
    ['the index where the file is silent', { known: ['a'] }, [sdist], hearsay('json', 'a')],
  ])('of the file itself: %s', async (_, world, files, expected) => {
    const [taken = wheel] = files;
    expect(await learnIn(world)(pkg, taken, files, true)).toEqual(expected);
  });
});
