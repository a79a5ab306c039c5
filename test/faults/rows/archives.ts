// G: sdists that somebody else packed.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { through } from '../bench.ts';
import type { Spoil } from '../fault-server.ts';
import { type Row, where } from '../row.ts';
import { tar, tarEnd, tarGz, tarHeader, tarMember, type TarMember, zip } from '../../support/archive-writers.ts';
import { openArchive } from '../../support/open-archive.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { injected } from '../tally.ts';

const setup = (content = 'from setuptools import setup\nsetup()\n'): TarMember => ({
  name: 'demo-1.0/setup.py',
  content,
});
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024);

/** What an archive comes to: its members, or why it could not be read. */
async function opened(name: string, bytes: Uint8Array): Promise<string> {
  const read = await openArchive(name, bytes);
  return read.ok
    ? `${read.value.members.join(' ')} | ${[...read.value.texts.keys()].join(' ')}`
    : `problem: ${read.problem}`;
}

/** In a folder of nothing, in which nothing is to be afterwards. */
async function untouched(run: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-faults-'));
  const before = process.cwd();
  process.chdir(folder);
  try {
    await run();
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(folder, '../evil.py'))).toBe(false);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

export const archives: readonly Row[] = [
  {
    id: 'G1',
    fault: 'bombs, archives in archives, sizes that are lies, members without end',
    async run() {
      const many = Buffer.concat([Buffer.alloc(512 * 120_000, tarMember({ name: 'demo-1.0/x' })), tarEnd]);
      const lying = tarHeader({ ...setup(), size: 8 * 1024 ** 3 });
      const bomb = gzipSync(Buffer.concat([tarHeader({ name: 'demo-1.0/zeros', size: 50 * 1024 * 1024 }), zeros(50)]));
      for (const [what, name, bytes] of [
        ['a bomb', 'demo-1.0.tar.gz', bomb],
        ['members without end', 'demo-1.0.tar.gz', gzipSync(many)],
        ['a size that is a lie', 'demo-1.0.tar.gz', gzipSync(lying)],
        [
          'a tar within',
          'demo-1.0.tar.gz',
          tarGz({ name: 'demo-1.0/demo-1.0.tar', content: tar(setup()).toString('latin1') }),
        ],
      ] as const) {
        const started = cpuTime();
        const said = await opened(name, bytes);
        await injected([said], () => {
          expect([what, cpuTime() - started < 5000]).toEqual([what, true]);
          expect(said).toMatch(what === 'a tar within' ? /^demo-1\.0\.tar \| $/ : /^problem: /);
        });
      }
    },
  },
  {
    id: 'G2',
    fault: 'members outside the archive, links, devices, names that come twice',
    run: () =>
      untouched(async () => {
        const odd: readonly TarMember[] = [
          { name: '../evil.py', content: 'x' },
          { name: '/tmp/evil.py', content: 'x' },
          { name: 'demo-1.0/../../evil.py', content: 'x' },
          { name: 'demo-1.0/link', type: '2', link: '/etc/passwd' },
          { name: 'demo-1.0/hard', type: '1', link: '../../etc/passwd' },
          { name: 'demo-1.0/device', type: '3' },
          { name: 'demo-1.0/pipe', type: '6' },
        ];
        for (const member of odd) {
          const said = await opened('demo-1.0.tar.gz', tarGz(setup(), member));
          await injected([said], () => {
            expect(said).not.toMatch(/root:|evil\.py \|.*evil/);
            expect(said.split(' | ')[1] ?? said).toMatch(/^setup\.py$|^problem/);
          });
        }
        const twice = await opened('demo-1.0.tar.gz', tarGz(setup('first'), setup('second')));
        await injected([twice], () => expect(twice).toContain('setup.py'));
        const zipped = await opened(
          'demo-1.0.zip',
          zip([
            { name: '../evil.py', content: 'x' },
            { name: 'demo-1.0/setup.py', content: 'x' },
          ]),
        );
        await injected([zipped], () => expect(zipped).not.toMatch(/evil.*\| .*evil/));
      }),
  },
  {
    id: 'G3',
    fault: 'an archive cut off at each of 32 points, of another kind than its name says',
    async run() {
      const whole = tarGz(setup(), { name: 'demo-1.0/demo.c', content: 'int x;\n'.repeat(200) });
      for (let at = 0; at < 32; at += 1) {
        const said = await opened('demo-1.0.tar.gz', whole.subarray(0, Math.floor((whole.length * at) / 32)));
        await injected([said], () => expect(said).toMatch(/^problem: /));
      }
      for (const bytes of [
        Buffer.from('<html>Log in</html>'),
        Buffer.alloc(2000),
        zip([{ name: 'demo-1.0/setup.py', content: 'x' }]),
        Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0]),
      ]) {
        const said = await opened('demo-1.0.tar.gz', bytes);
        await injected([said], () => expect(said).toMatch(/^problem: /));
      }
      // What cannot be looked into is a build: pip would run it.
      const spoil: Spoil = where(/\.tar\.gz$/, ({ reply }) => ({ ...reply, body: reply.body.subarray(0, 40) }));
      const { good, judgement } = await through(spoil, { plain: 'build' });
      expect([good, judgement]).toMatchObject([true, { compiled: 'build', plain: 'build' }]);
    },
  },
];
