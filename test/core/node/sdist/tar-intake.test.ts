// tar in pieces of any size: names of several parts, cut within a character, and what follows the end.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memberList } from '../../../../packages/core/src/archive/member-list.ts';
import { defaultLimits } from '../../../../packages/core/src/archive/sdist-limits.ts';
import { tarIntake } from '../../../../packages/core/src/node/sdist/tar-intake.ts';
import { tar, tarEnd, tarMember } from '../../../support/archive-writers.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/archives');

async function membersOf(bytes: Buffer, size: number): Promise<readonly string[]> {
  const list = memberList(() => true, defaultLimits);
  const intake = tarIntake(list);
  for (let at = 0; at < bytes.length; at += size) await intake.take(bytes.subarray(at, at + size));
  await intake.end();
  const contents = list.contents();
  if (!contents.ok) throw new Error(contents.problem);
  return contents.value.members;
}

describe.each([1, 7, 511, 512, 513, 10_000, 1_000_000])('in pieces of %i bytes', (size) => {
  it.each(['gnu-long', 'pax-long', 'latin1-pax', 'ustar', 'pax-global', 'after-the-end'])('%s.tar.gz', async (name) => {
    const bytes = gunzipSync(readFileSync(join(folder, `${name}.tar.gz`)));
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
      string,
      { readonly members: readonly string[] }
    >;
    expect(await membersOf(bytes, size)).toEqual(expected[`${name}.tar.gz`]?.members);
  });

  it('a long name of characters that lie across blocks', async () => {
    // Three bytes each, and two in front: two block boundaries of three fall within one.
    const name = `d/${'ア'.repeat(600)}.c`;
    const bytes = tar({ name: '././@LongLink', type: 'L', content: `${name}\0` }, { name: 'd/short', content: 'x' });
    expect(await membersOf(bytes, size)).toEqual([name.slice(2)]);
  });
});

it('keeps a small text that comes in many pieces', async () => {
  const list = memberList(() => true, defaultLimits);
  const intake = tarIntake(list);
  const text = '# ünïcödé\n'.repeat(5000);
  for (const byte of tar({ name: 'd/setup.py', content: text })) await intake.take(Buffer.of(byte));
  await intake.end();
  expect(list.contents()).toMatchObject({ value: { texts: new Map([['setup.py', text]]) } });
});

it('takes no word of what follows the end', async () => {
  const bytes = Buffer.concat([tarMember({ name: 'd/a' }), tarEnd, Buffer.alloc(5000, 0xff), tar({ name: 'd/b' })]);
  expect(await membersOf(bytes, 1000)).toEqual(['a']);
});
