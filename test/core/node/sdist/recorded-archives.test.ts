// Odd archives that Python wrote, against what pip 26.3 leaves of them on the disk (fixtures/archives/, made by scripts/record/record-archives.py).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../support/open-archive.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/archives');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  { readonly members: readonly string[]; readonly setup: string | null }
>;

function bytesOf(name: string): Buffer {
  return readFileSync(join(folder, name));
}

/** In pieces of every size that parts of the readers might stumble over. */
const chunkings: readonly (readonly [string, number])[] = [
  ['in one piece', Number.POSITIVE_INFINITY],
  ['in pieces of 1000 bytes', 1000],
  ['in pieces of 7 bytes', 7],
  ['byte by byte', 1],
];

function cutUp(bytes: Buffer, size: number): readonly Buffer[] {
  if (size >= bytes.length) return [bytes];
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

describe.each(chunkings)('%s', (_, size) => {
  it.each(Object.entries(expected))('%s as pip unpacks it', async (name, { members, setup }) => {
    const contents = await openArchive(name, cutUp(bytesOf(name), size));
    if (!contents.ok) throw new Error(contents.problem);
    expect(contents.value.members).toEqual(members);
    expect(contents.value.texts.get('setup.py') ?? null).toBe(setup);
  });
});

describe('an archive that is cut off', () => {
  const whole = ['plain.tar.gz', 'plain.tar', 'plain.tar.bz2', 'plain.tar.xz', 'plain.zip', 'pax-long.tar.gz'];

  it.each(whole)('%s, at each of 32 points: a problem, never a shorter list', async (name) => {
    const bytes = bytesOf(name);
    // Zeros end a tar, and nobody misses those behind the first block of them.
    const needed = name === 'plain.tar' ? 7 * 512 : bytes.length;
    const problems = await Promise.all(
      Array.from({ length: 32 }, async (_, point) => {
        const contents = await openArchive(name, bytes.subarray(0, Math.floor((needed * point) / 32)));
        return contents.ok ? `${point}: taken` : contents.problem;
      }),
    );
    expect(new Set(problems)).toEqual(
      new Set([...problems].filter((problem) => /^(?:the archive|not the)/.test(problem))),
    );
  });

  it.each(whole.filter((name) => name !== 'plain.tar'))('%s without its last byte', async (name) => {
    expect(await openArchive(name, bytesOf(name).subarray(0, -1))).toMatchObject({ ok: false });
  });
});

describe('an archive with one wrong byte', () => {
  // Tar and zip have checksums of headers alone, and of what is read; a compressed stream has one of everything.
  it.each(['plain.tar.gz', 'plain.tar.bz2', 'plain.tar.xz'])('%s: a problem, or the same list', async (name) => {
    const bytes = bytesOf(name);
    const { members } = expected[name] ?? { members: [] };
    for (let at = 0; at < bytes.length; at += 3) {
      const spoilt = Buffer.from(bytes);
      spoilt.writeUInt8((spoilt[at] ?? 0) ^ 0x10, at);
      const contents = await openArchive(name, spoilt);
      if (contents.ok) expect(contents.value.members, `byte ${at}`).toEqual(members);
    }
  });
});
