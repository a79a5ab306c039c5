// What an sdist said is kept by its hash, for ever; --refresh reaches that shelf too.

import { expect, it } from 'vitest';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Releases } from '../../../packages/core/src/run/releases.ts';
import { openSdists } from '../../../packages/core/src/run/sdists.ts';
import type { OpenSdist } from '../../../packages/core/src/sdist/sdist-contents.ts';
import { memoryCache } from '../../support/memory-cache.ts';

const demo = normalizeName('demo');
const raw = 'demo-1.0.tar.gz';
const file = {
  filename: parseFilename(raw, demo),
  raw,
  url: `https://files.example/${raw}`,
  yanked: false as const,
  hashes: { sha256: 'a'.repeat(64) },
};

it.each<readonly [what: string, refresh: Releases['refresh'], opened: number, login: string | undefined]>([
  ['what is kept counts', () => false, 1, undefined],
  ['but where it is to be asked anew', (name) => name === demo, 2, undefined],
  ['nothing is kept that only a password shows', () => false, 2, 'Basic x'],
])('%s', async (_, refresh, times, login) => {
  let opened = 0;
  const open: OpenSdist = () => {
    opened += 1;
    return Promise.resolve({ ok: true, value: { members: ['setup.py'], texts: new Map([['setup.py', 'setup()']]) } });
  };
  const transport = { credentials: { authorization: () => login } } as unknown as Releases['transport'];
  const cache = memoryCache(new Map());
  for (const refreshing of [() => false, refresh]) {
    const sdists = openSdists(open, { cache, refresh: refreshing, transport });
    const answers = await Promise.all([sdists.inspect(file), sdists.inspect(file)]);
    expect(answers.map(({ state }) => state)).toEqual(['read', 'read']);
  }
  expect(opened).toBe(times);
});
