// A list of files is matched once for a target and one file's rules, and anew for any other.

import { expect, test } from 'vitest';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { matchOnce } from '../../../packages/core/src/match/match-once.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';

const name = normalizeName('demo');
const files = [
  'demo-1.0-cp312-cp312-musllinux_1_2_x86_64.whl',
  'demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl',
  'demo-1.0.tar.gz',
].map((raw): DistributionFile => ({ filename: parseFilename(raw, name), raw, url: '', yanked: false, hashes: {} }));
const binaries = { noBinary: [], onlyBinary: [] };
const on = async (libc: string) =>
  makeMatcher(await resolveTarget({ python: '3.12', libc, platform: 'linux/amd64' }), 'pip');
const taken = (...asked: Parameters<typeof matchOnce>): string | undefined => matchOnce(...asked).taken?.file.raw;

test('the same question has the same answer, which is that of match', async () => {
  const musl = await on('musl-1.2');
  const first = matchOnce(name, files, musl, { binaries });
  expect(matchOnce(name, files, musl, { binaries, asListed: false })).toBe(first);
  expect(first).toEqual(match(name, files, musl, { binaries }));
});

test('another target, other rules and another list are other questions', async () => {
  const [musl, glibc] = [await on('musl-1.2'), await on('glibc-2.36')];
  expect([
    taken(name, files, musl, { binaries }),
    taken(name, files, glibc, { binaries }),
    taken(name, files, musl, { binaries: { noBinary: [':all:'], onlyBinary: [] } }),
    taken(name, files, musl, { binaries, allowedHashes: ['sha256:00'] }),
    taken(name, files.slice(1), musl, { binaries }),
  ]).toEqual([files[0]?.raw, files[1]?.raw, files[2]?.raw, files[0]?.raw, files[2]?.raw]);
  const plain = matchOnce(name, files, musl, { binaries });
  expect(matchOnce(name, files, musl, { binaries, asListed: true })).not.toBe(plain);
  expect(matchOnce(name, files, musl, { binaries, allowedHashes: ['sha256:00'] })).not.toBe(plain);
  expect(matchOnce(normalizeName('other'), files, musl, { binaries })).not.toBe(plain);
});
