// The web's reader of sdists against what pip 26.3 leaves on the disk, and against what it must refuse.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { webOpenSdist } from '../../../packages/core/src/web/web-open-sdist.ts';
import { respond } from '../../support/respond.ts';
import { openArchive, sdistNamed, timeless, wantsSetup } from '../../support/open-archive.ts';

const folder = join(import.meta.dirname, '../../../fixtures/archives');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  { readonly members: readonly string[]; readonly setup: string | null }
>;
/** Where something follows the end of a tar, the web's reader gives no list, which is no wrong one. */
const refused = ['after-the-end.tar.gz'];
const read = (name: string, bytes: Uint8Array): ReturnType<typeof openArchive> =>
  openArchive(name, bytes, {}, webOpenSdist);

const names = Object.keys(expected).filter((name) => /\.(?:tar\.gz|tgz|tar)$/.test(name));

describe('as pip unpacks it', () => {
  it.each(names.filter((name) => !refused.includes(name)))('%s', async (name) => {
    const contents = await read(name, readFileSync(join(folder, name)));
    if (!contents.ok) throw new Error(contents.problem);
    expect(contents.value.members).toEqual(expected[name]?.members);
    expect(contents.value.texts.get('setup.py') ?? null).toBe(expected[name]?.setup);
  });
});

describe('a problem, never another list', () => {
  it.each(refused)('%s', async (name) => {
    expect(await read(name, readFileSync(join(folder, name)))).toMatchObject({ ok: false });
  });

  it.each(['plain.tar.gz', 'pax-long.tar.gz'])('%s cut off at each of 32 points', async (name) => {
    const bytes = readFileSync(join(folder, name));
    for (let point = 0; point < 32; point++)
      expect(await read(name, bytes.subarray(0, Math.floor((bytes.length * point) / 32))), `${point}`).toMatchObject({
        ok: false,
      });
  });

  it.each([
    ['zip', 'plain.zip', 'an archive of a kind that is not read'],
    ['bzip2', 'plain.tar.bz2', 'an archive of a kind that is not read'],
    ['xz', 'plain.tar.xz', 'an archive of a kind that is not read'],
  ])('%s', async (_, name, problem) => {
    expect(await read(name, readFileSync(join(folder, name)))).toEqual({ ok: false, problem });
  });

  it('a bomb', async () => {
    expect(await read('demo-1.0.tar.gz', gzipSync(new Uint8Array(8 * 1024 * 1024)))).toMatchObject({ ok: false });
  });
});

it('compares the hash of the index', async () => {
  const bytes = readFileSync(join(folder, 'plain.tar.gz'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const outcomes = [sha256, 'f'.repeat(64)].map(async (digest) => {
    const { download } = timeless(() => Promise.resolve(respond(200, {}, bytes)));
    const file = sdistNamed('plain.tar.gz', { hashes: { sha256: digest } });
    return (await webOpenSdist()(file, wantsSetup, download)).ok;
  });
  expect(await Promise.all(outcomes)).toEqual([true, false]);
});
