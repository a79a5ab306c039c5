// C: the cache and the disk.

import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { judge, through } from '../bench.ts';
import { calm, serveFaults, type Spoil } from '../fault-server.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';
import { truth } from '../world.ts';

/** A folder of its own, with a warm cache in `kept`, and the index that it was filled from. */
async function warm(
  run: (place: { scratch: string; folder: string; url: string; asked: string[] }) => Promise<void>,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-faults-'));
  const folder = join(scratch, 'kept');
  const server = await serveFaults();
  const url = `${server.origin}/simple`;
  try {
    await judge(url, { folder, still: true });
    await run({ scratch, folder, url, asked: server.asked });
  } finally {
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const shelves = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => /^[a-z]+-[0-9a-f]{32}$/.test(name))
    .map((name) => join(folder, name));

function damages(intact: Buffer): readonly Buffer[] {
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(intact);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const { length } = intact;
  const half = Math.floor(length / 2);
  const positions = [0, 8, 17, 18, 19, 30, 36, 60, 100, half, length - 20, length - 2, length - 1];
  return [
    ...positions.filter((at) => at >= 0 && at < length).map(flipped),
    Buffer.alloc(0),
    Buffer.alloc(length),
    intact.subarray(0, half),
    intact.subarray(0, length - 1),
    Buffer.concat([intact, intact.subarray(half)]),
    Buffer.concat([intact, Buffer.from([0xff, 0xfe, 0])]),
  ];
}

const years = (count: number): number => count * 365 * 24 * 3_600_000;

const holdsFor =
  (url: string, circumstances: Parameters<typeof judge>[1]) =>
  async (warnings: number): Promise<void> => {
    const { judgement, texts, warned } = await judge(url, circumstances);
    await injected([...texts, ...warned], () => {
      expect(judgement).toEqual(truth);
      expect(warned.length).toBeLessThanOrEqual(warnings);
    });
  };

/** Absence is asked for anew by every run. */
const isOfPresent = (path: string): boolean => /^\/(?:pypi|simple)\/(?!gone|setuptools)/.test(path);

export const cache: readonly Row[] = [
  {
    id: 'C1',
    fault: 'an entry that is damaged: bits, zeros, cut off, something behind it',
    run: () =>
      warm(async ({ folder, url, asked }) => {
        const kept = { folder, still: true };
        const intact = shelves(folder).map((path) => ({ path, damaged: damages(readFileSync(path)) }));
        const rounds = Math.max(...intact.map(({ damaged }) => damaged.length));
        // All shelves at once, each in another way: whatever is read of one, the others are read as well.
        for (let round = 0; round < rounds; round += 1) {
          for (const [shelf, { path, damaged }] of intact.entries())
            writeFileSync(path, damaged[(round + shelf) % damaged.length] ?? '');
          await holdsFor(url, kept)(0);
          const before = asked.length;
          await judge(url, kept);
          expect(asked.slice(before).filter(isOfPresent)).toEqual([]);
        }
        // One alone, beside others that are whole and say things that no longer belong together.
        for (const [shelf, { path, damaged }] of intact.entries()) {
          writeFileSync(path, damaged[(3 * shelf) % damaged.length] ?? '');
          await holdsFor(url, kept)(0);
        }
      }),
  },
  {
    id: 'C2',
    fault: 'entries of an older or a newer cache',
    run: () =>
      warm(async ({ folder, url }) => {
        for (const edition of ['0', '2', '10', '']) {
          for (const path of shelves(folder))
            writeFileSync(
              path,
              readFileSync(path, 'utf8').replace(/^wheelcheck cache \d+/, `wheelcheck cache ${edition}`),
            );
          await holdsFor(url, { folder })(0);
        }
      }),
  },
  {
    id: 'C5',
    fault: 'a folder that cannot be used',
    run: () =>
      warm(async ({ scratch, folder, url }) => {
        const file = join(scratch, 'file');
        writeFileSync(file, '');
        symlinkSync(folder, join(scratch, 'link'));
        mkdirSync(join(scratch, 'closed'));
        chmodSync(join(scratch, 'closed'), 0o500);
        for (const place of [
          file,
          join(file, 'below'),
          join(scratch, 'link'),
          join(scratch, 'closed'),
          join(scratch, 'x'.repeat(300)),
          undefined,
        ])
          await holdsFor(url, { folder: place ?? null })(1);
      }),
  },
  {
    id: 'C7',
    fault: 'links, folders and pipes planted in the cache',
    run: () =>
      warm(async ({ scratch, folder, url }) => {
        const outside = join(scratch, 'outside');
        const [shelf = ''] = shelves(folder);
        const kept = readFileSync(shelf);
        for (const plant of [
          () => symlinkSync(outside, shelf),
          () => mkdirSync(shelf),
          () => symlinkSync(folder, shelf),
        ]) {
          writeFileSync(outside, 'mine');
          rmSync(shelf, { recursive: true });
          plant();
          await holdsFor(url, { folder })(1);
          expect(readFileSync(outside, 'utf8')).toBe('mine');
          rmSync(shelf, { recursive: true });
          writeFileSync(shelf, kept);
        }
        const draft = `${shelf}.999999.0123456789ab.tmp`;
        symlinkSync(outside, draft);
        await judge(url, { folder, clock: years(1) });
        expect([existsSync(draft), lstatSync(outside).isFile()]).toEqual([false, true]);
      }),
  },
  {
    id: 'C8',
    fault: 'a folder of another user that everybody can write to',
    run: () =>
      warm(async ({ folder, url }) => {
        chmodSync(folder, 0o777);
        const user = vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
        const { judgement, warned, texts } = await judge(url, { folder });
        user.mockRestore();
        await injected(texts, () => {
          expect(judgement).toEqual(truth);
          expect(warned).toEqual([`${folder}: it belongs to another user, and others can write to it`]);
        });
      }),
  },
  {
    id: 'C9',
    fault: 'a clock that was, or is, years off',
    async run() {
      for (const [kept, read] of [
        [0, years(10)],
        [0, years(-10)],
        [years(100), 0],
        [years(-50), 0],
      ] as const) {
        const server = await serveFaults();
        const cached = new Map<string, string>();
        await judge(`${server.origin}/simple`, { cache: cached, clock: kept });
        const before = server.asked.length;
        await holdsFor(`${server.origin}/simple`, { cache: cached, clock: read })(0);
        // What is kept with a date that cannot be is asked for again, so that nothing holds for ever.
        expect(server.asked.slice(before).length).toBeGreaterThan(0);
        await server.close();
      }
    },
  },
  {
    id: 'C10',
    fault: 'the cache is taken away while a run goes on',
    run: () =>
      warm(async ({ folder }) => {
        for (const at of [0, 2, 5, 8]) {
          const take: Spoil = ({ position, reply }) => {
            if (position === at) rmSync(folder, { recursive: true, force: true });
            return reply;
          };
          const server = await serveFaults();
          const { good, judgement } = await through(take, 'normal', { server, folder, credentials: '' });
          expect([good, judgement]).toEqual([true, truth]);
          server.spoil(calm);
          await holdsFor(`${server.origin}/simple`, { folder })(0);
          await server.close();
        }
      }),
  },
];
