// A13, C3, C4, C6, C11: faults of whole processes. The command is the built one.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { command, type Ran, type RunCommand, runProcess } from '../../support/command.ts';
import { deafPort } from '../../support/deaf-port.ts';
import { seeded } from '../../support/seeded.ts';
import { serveFaults, type Spoil } from '../fault-server.ts';
import { hosted } from '../hosted.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';
import { manyRequirements, requirements } from '../world.ts';

/** `npm run faults` sets it. */
const isLong = process.env['FAULT_SEEDS'] !== undefined;
const seed = Number(process.env['FAULT_SEED'] ?? 1);

/** However slow the machine is, no attempt is late. */
const words = [
  'requirements.txt',
  ...'-b python:3.12-slim --platform linux/amd64 --no-resolve --timeout 600 -f json'.split(' '),
];

interface Place {
  readonly cwd: string;
  readonly cache: string;
  readonly url: string;
  readonly server: Awaited<ReturnType<typeof serveFaults>>;
  /** In a process of its own. */
  readonly run: Run;
  /** For comparison, where the process is not what is tested. */
  readonly calmly: Run;
}

type Run = (more?: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<Ran>;

async function within(how: Spoil | undefined, use: (place: Place) => Promise<void>): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'wheelcheck-faults-'));
  writeFileSync(join(cwd, 'requirements.txt'), requirements + manyRequirements);
  const server = await serveFaults(how);
  const url = `${server.origin}/simple`;
  const runBy =
    (by: RunCommand): Run =>
    (more = [], environment = {}) =>
      by([...words, ...more], cwd, { WHEELCHECK_INDEX_URL: url, HOME: cwd, ...environment });
  try {
    await use({ cwd, cache: join(cwd, 'cache'), url, server, run: runBy(runProcess), calmly: runBy(hosted.run) });
  } finally {
    await server.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** The long form takes an hour on a busy machine: whoever waits sees how far it is. */
const tell = (id: string, round: number): void => {
  if (round > 0 && round % 10 === 0) console.log(`${id}: ${round} rounds`);
};

const saidOf = ({ stdout, stderr, code }: Ran): unknown => [stdout, stderr, code];

/** Kills a run after so many milliseconds. */
async function killed(
  { cwd, url, cache }: Place,
  signal: NodeJS.Signals,
  after: number,
  more: readonly string[] = [],
): Promise<{
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
  readonly stdout: string;
}> {
  const env = { PATH: process.env['PATH'], HOME: cwd, WHEELCHECK_INDEX_URL: url, WHEELCHECK_CACHE_DIR: cache };
  const child = spawn(process.execPath, [command, ...words, ...more], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece) => (stdout += piece));
  child.stderr.on('data', (piece) => (stderr += piece));
  let again: NodeJS.Timeout | undefined;
  // A signal that comes before the command listens is lost where whoever started the tests ignores it.
  const timer = setTimeout(() => {
    child.kill(signal);
    again = setInterval(() => child.kill(signal), 500);
  }, after);
  const [code, by] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  clearInterval(again);
  return { code, signal: by, stdout, stderr };
}

/** Absence is asked for anew by every run. */
const isOfPresent = (path: string): boolean => /^\/(?:pypi|simple)\/(?!gone|setuptools)/.test(path);

const oddNames = (cache: string): readonly string[] => {
  try {
    return readdirSync(cache).filter((name) => !/^[a-z]+-[0-9a-f]{32}$/.test(name));
  } catch {
    return [];
  }
};

export const processes: readonly Row[] = [
  {
    id: 'A5',
    fault: 'a connection that never comes about: the process ends with its report',
    run: () =>
      within(undefined, async ({ cwd }) => {
        const { port, close } = await deafPort();
        const flags = [...words, '--no-cache', '--timeout-total', '2'];
        const child = spawn(process.execPath, [command, ...flags], {
          cwd,
          env: { PATH: process.env['PATH'], HOME: cwd, WHEELCHECK_INDEX_URL: `http://127.0.0.1:${port}/simple` },
        });
        let [stdout, stderr, last] = ['', '', 0];
        child.stdout.on('data', (piece) => ((stdout += piece), (last = performance.now())));
        child.stderr.on('data', (piece) => ((stderr += piece), (last = performance.now())));
        const [code] = (await once(child, 'close')) as [number | null];
        const waited = performance.now() - last;
        close();
        await injected([stdout, stderr], () => {
          expect(code).toBe(2);
          expect(stderr).toContain('the run was out of time');
          // An attempt to connect has a time of its own, which is fifteen seconds.
          expect(Math.max(waited, 5000)).toBe(5000);
        });
      }),
  },
  {
    id: 'A13',
    fault: 'interrupted at any time',
    run: () =>
      // An index that answers everything but one question, so that the run never ends by itself.
      within(
        ({ path, reply }) => (path.includes('native') ? undefined : reply),
        async (place) => {
          const chance = seeded(seed);
          for (let round = 0; round < (isLong ? 20 : 4); round += 1) {
            const { code, signal, stdout, stderr } = await killed(place, 'SIGINT', 300 + chance() * 1500, [
              '-f',
              'html=report.html',
            ]);
            await injected([stdout, stderr], () => {
              // Before the command listens, the signal ends it as it ends any process.
              expect([130, null]).toContain(code);
              expect([null, 'SIGINT']).toContain(signal);
              expect([stdout, readdirSync(place.cwd).filter((name) => name.startsWith('report'))]).toEqual(['', []]);
            });
          }
        },
      ),
  },
  {
    id: 'C3',
    fault: 'many processes at once on one cold cache',
    run: () =>
      within(undefined, async (place) => {
        const alone = await place.calmly(['--no-cache']);
        for (let round = 0; round < (isLong ? 100 : 1); round += 1) {
          tell('C3', round);
          rmSync(place.cache, { recursive: true, force: true });
          const environment = { WHEELCHECK_CACHE_DIR: place.cache };
          const ran = await Promise.all(Array.from({ length: isLong ? 16 : 8 }, () => place.run([], environment)));
          for (const each of ran)
            await injected([each.stdout, each.stderr], () => expect(saidOf(each)).toEqual(saidOf(alone)));
          const before = place.server.asked.length;
          expect(saidOf(await place.calmly([], environment))).toEqual(saidOf(alone));
          expect(place.server.asked.slice(before).filter(isOfPresent)).toEqual([]);
          expect(oddNames(place.cache)).toEqual([]);
        }
      }),
  },
  {
    id: 'C4',
    fault: 'killed at any time',
    run: () =>
      within(undefined, async (place) => {
        const environment = { WHEELCHECK_CACHE_DIR: place.cache };
        const alone = await place.calmly(['--no-cache']);
        const started = performance.now();
        await place.run([], environment);
        const length = performance.now() - started;
        const chance = seeded(seed);
        for (let round = 0; round < (isLong ? 200 : 4); round += 1) {
          tell('C4', round);
          // Towards the end, where the cache is written.
          await killed(place, 'SIGKILL', length * (0.5 + 0.6 * chance()), ['--refresh']);
          // A second kill meets what the first one left.
          if (!isLong && round % 2 === 0) continue;
          const next = await place.calmly([], environment);
          await injected([next.stdout, next.stderr], () => expect(saidOf(next)).toEqual(saidOf(alone)));
        }
        await place.calmly(['--refresh'], environment);
        expect(oddNames(place.cache)).toEqual([]);
      }),
  },
  {
    id: 'C6',
    fault: 'a disk that is full',
    run: () =>
      within(undefined, async (place) => {
        const alone = await place.calmly(['--no-cache']);
        const report = await place.calmly(['--no-cache', '-f', 'sarif=/dev/full']);
        await injected([report.stderr], () => {
          expect(report.code).toBe(2);
          expect(report.stderr).toMatch(/^error: \/dev\/full cannot be written\n {2}cause: no space left on device/);
        });
        // No file may grow: what the shell can do to a process instead of filling a disk.
        const shell = spawn('sh', ['-c', 'ulimit -f 0; exec "$0" "$@"', process.execPath, command, ...words], {
          cwd: place.cwd,
          env: {
            PATH: process.env['PATH'],
            HOME: place.cwd,
            WHEELCHECK_INDEX_URL: place.url,
            WHEELCHECK_CACHE_DIR: place.cache,
          },
        });
        let [stdout, stderr] = ['', ''];
        shell.stdout.on('data', (piece) => (stdout += piece));
        shell.stderr.on('data', (piece) => (stderr += piece));
        const [code] = (await once(shell, 'close')) as [number | null];
        await injected([stdout, stderr], () => {
          expect([code, stdout]).toEqual([alone.code, alone.stdout]);
          expect(stderr).toContain('warning: the cache cannot be used');
          expect(oddNames(place.cache)).toEqual([]);
        });
      }),
  },
  {
    id: 'C11',
    fault: 'places where a report cannot be written; a reader that goes away',
    run: () =>
      within(undefined, async (place) => {
        mkdirSync(join(place.cwd, 'folder'));
        const targets = [
          'folder',
          'missing/r.json',
          '/proc/report.json',
          'requirements.txt',
          `${'x'.repeat(300)}.json`,
        ];
        for (const target of targets) {
          const { code, stderr } = await place.calmly(['-f', `sarif=${target}`]);
          await injected([stderr], () => {
            expect([target, code]).toEqual([target, 2]);
            expect(stderr).toMatch(/^error: /m);
          });
        }
        const pipe = spawn('sh', ['-c', '"$0" "$@" | head -c 1', process.execPath, command, ...words], {
          cwd: place.cwd,
          env: { PATH: process.env['PATH'], HOME: place.cwd, WHEELCHECK_INDEX_URL: place.url },
        });
        let stderr = '';
        pipe.stderr.on('data', (piece) => (stderr += piece));
        await once(pipe, 'close');
        await injected([stderr], () => expect(stderr).not.toContain('EPIPE'));
      }),
  },
];
