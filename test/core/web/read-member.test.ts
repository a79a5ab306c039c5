// Members of zip archives by the web's streams: as Node's reader has them, of archives that are whole and of such as are not.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { ReadMember } from '../../../packages/core/src/http/host.ts';
import { readMember as nodeReadMember } from '../../../packages/core/src/node/read-member.ts';
import { readMember } from '../../../packages/core/src/web/read-member.ts';
import { zip } from '../../support/archive-writers.ts';

const MOST = 1_000_000;
const archives = new URL('../../../fixtures/archives/', import.meta.url);
const metadata = 'demo-1.0.dist-info/METADATA';
const text = `Metadata-Version: 2.1\nName: demo\n${'Requires-Dist: other\n'.repeat(50)}`;

const read = (by: ReadMember, bytes: Uint8Array, wanted: (path: string) => boolean, most = MOST) =>
  by({ size: bytes.length, read: async (from, to) => Promise.resolve(bytes.subarray(from, to)) }, wanted, most);

async function textOf(by: ReadMember, bytes: Uint8Array, path: string, most = MOST): Promise<string | undefined> {
  const content = await read(by, bytes, (each) => each === path, most);
  return content && Buffer.from(content).toString('latin1');
}

/** What Node's reader is asked about. */
async function pathsIn(bytes: Uint8Array): Promise<readonly string[]> {
  const paths: string[] = [];
  await read(nodeReadMember, bytes, (path) => (paths.push(path), false));
  return paths;
}

const whole = readdirSync(archives).filter((name) => name.endsWith('.zip'));

test.each(whole)('%s', async (name) => {
  const bytes = readFileSync(new URL(name, archives));
  // The web has no decoder of code page 437, in which old archives write other names: these are not found.
  const paths = (await pathsIn(bytes)).filter((path) => /^[ -~]+$/.test(path));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths)
    expect(await textOf(readMember, bytes, path)).toBe(await textOf(nodeReadMember, bytes, path));
});

describe('an archive that cannot be trusted', () => {
  const members = [
    { name: 'demo/__init__.py', content: 'x = 1\n' },
    { name: metadata, content: text },
  ];

  it.each([
    ['whole', zip(members), text],
    ['two of the wanted name', zip([...members, { name: metadata, content: text }]), undefined],
    ['none of the wanted name', zip(members.slice(0, 1)), undefined],
    ['a name that leads out of the folder', zip([...members, { name: '../demo.py', content: '' }]), undefined],
    ['cut off', zip(members).subarray(0, -1), undefined],
    ['no archive', Buffer.from('<html></html>'), undefined],
    ['empty', Buffer.alloc(0), undefined],
  ])('%s', async (_, bytes, told) => {
    expect(await textOf(readMember, bytes, metadata)).toBe(told);
  });

  it('larger than is wanted', async () => {
    expect(await textOf(readMember, zip(members), metadata, text.length - 1)).toBeUndefined();
    expect(await textOf(readMember, zip(members), metadata, text.length)).toBe(text);
  });

  it('no byte can be changed so that something else is told', async () => {
    const bytes = zip(members);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      expect([text, undefined], `byte ${at}`).toContain(await textOf(readMember, changed, metadata));
    }
  });
});
