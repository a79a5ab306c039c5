// A search ends at its bounds, whatever it waits for, and gives no answer that came too late.

import { describe, expect, it } from 'vitest';
import { resolve, type Resolution } from '../../../packages/core/src/resolve/resolve.ts';
import type { Option, Universe } from '../../../packages/core/src/resolve/universe.ts';
import type { SearchClock } from '../../../packages/core/src/resolve/deadline.ts';
import { conflictWords } from '../../../packages/core/src/rules/conflict-words.ts';
import { searchClock } from '../../../packages/core/src/run/search-clock.ts';
import { type Table, tableUniverse, wantedText } from '../../support/table-universe.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const never = new Promise<never>(() => undefined);
const versions = Array.from({ length: 50 }, (_, at) => `${at + 1}.0`);

/** 50 versions of app, none of which goes with the old lib that is asked for. */
const clashing: Table = {
  app: Object.fromEntries(versions.map((each) => [each, ['lib>=2']])),
  lib: { '2.0': [], '1.0': [] },
};
const clash = { wanted: [wantedText('app'), wantedText('lib<2')], constraints: [] };
const fits = { wanted: [wantedText('app')], constraints: [] };

interface World {
  /** Milliseconds that an answer takes on the clock; null: there is none after the first ten. */
  readonly answer: number | null;
  /** Milliseconds until the run's time is over. */
  readonly run?: number;
  readonly search?: 'rounds' | 'pubgrub';
}

async function search(problem: Parameters<typeof resolve>[0], { answer, run, search: kind = 'rounds' }: World) {
  const host = virtualHost(() => never);
  const end = new AbortController();
  if (run !== undefined) void host.sleep(run).then(() => end.abort());
  const table = tableUniverse(clashing);
  const answers = new Map<Option, Promise<void>>();
  async function wait(option: Option): Promise<void> {
    const isSilent = answer === null && answers.size >= 10;
    const answering = answers.get(option) ?? (isSilent ? never : host.sleep(answer ?? 0));
    answers.set(option, answering);
    await answering;
  }
  const slow: Universe = {
    ...table,
    async requirements(option, extras) {
      await wait(option);
      return table.requirements(option, extras);
    },
  };
  const looked: number[] = [];
  const clock = searchClock(host, [undefined, end.signal]);
  const found = await resolve(problem, slow, { clock, search: kind, onLooked: (count) => looked.push(count) });
  const words = await told(found);
  return { words, took: host.elapsed(), looked };
}

async function told(found: Resolution): Promise<string> {
  if (found.state === 'limit') return found.why;
  return found.state === 'none' ? conflictWords((await found.why()).facts).join('; ') : 'solved';
}

describe('a search that takes long', () => {
  it.each(['rounds', 'pubgrub'] as const)('%s: waits for a distant index, and not for ever', async (kind) => {
    expect((await search(clash, { answer: 200, search: kind })).words).toMatch(/need lib>=2$/);
    const { words, took } = await search(clash, { answer: null, search: kind });
    expect(words).toBe('time');
    expect(took).toBeLessThanOrEqual(20_000);
  });

  it('takes its time where nothing is in conflict: the index is slow, and the answer is certain', async () => {
    expect(await search(fits, { answer: 20_000 })).toMatchObject({ words: 'solved', took: 40_000 });
  });

  it('ends with the run, with no answer that came of the end', async () => {
    expect(await search(fits, { answer: 20_000, run: 3000 })).toMatchObject({ words: 'run', took: 3000 });
    expect(await search(clash, { answer: null, run: 1000 })).toMatchObject({ words: 'run', took: 1000 });
  });

  it('proves what it can in time, and tells each version that it looks into once', async () => {
    const { words, looked } = await search(clash, { answer: 1 });
    expect(words).toMatch(/all versions of app .* need lib>=2$/);
    expect(looked).toEqual(looked.map((_, at) => at + 1));
  });
});

/** Each question is work of its own, and no time to wait. */
function busyWorld(ms: number) {
  const table = tableUniverse(clashing);
  const spent = { now: 0, rests: 0 };
  const universe: Universe = {
    ...table,
    requirements(option, extras) {
      spent.now += ms;
      return table.requirements(option, extras);
    },
  };
  const off = (): void => undefined;
  const clock: SearchClock = {
    now: () => spent.now,
    after: () => off,
    atEnd: () => off,
    rest: () => {
      spent.rests += 1;
      return Promise.resolve();
    },
  };
  return { universe, clock, spent };
}

it('works 5 s from the first conflict on', async () => {
  const { universe, clock, spent } = busyWorld(200);
  expect(await resolve(clash, universe, { clock })).toMatchObject({ state: 'limit', why: 'time' });
  expect(spent.now).toBeGreaterThan(4000);
  expect(spent.now).toBeLessThanOrEqual(5000 + 5 * 200);
});

it("looks into 2,000 versions where uv's search is the whole of it, and into fewer where a proof may follow", async () => {
  const many = Object.fromEntries(Array.from({ length: 1900 }, (_, at) => [`1.${at}`, ['lib>=2']]));
  const universe = tableUniverse({ app: { ...many, '0.9': [] }, lib: { '1.0': [], '2.0': [] } });
  const [looked, sought]: [number[], number[]] = [[], []];
  const found = await resolve(clash, universe, { search: 'pubgrub', onLooked: (count) => looked.push(count) });
  expect(found).toMatchObject({ state: 'solved' });
  expect(looked.length).toBeGreaterThan(1900);
  await resolve(clash, universe, { search: 'rounds', limit: 1000, onLooked: (count) => sought.push(count) });
  expect(sought.length).toBeLessThanOrEqual(1401);
});

it('works as long on a machine with other work, of which the clock knows nothing', async () => {
  const { universe, clock, spent } = busyWorld(200);
  const worked = (): number => spent.now / 10;
  expect(await resolve(clash, universe, { clock: { ...clock, worked } })).toMatchObject({ state: 'none' });
  expect(spent.now).toBeGreaterThan(6000);
  const slow = busyWorld(400);
  const half = { ...slow.clock, worked: () => slow.spent.now / 2 };
  expect(await resolve(clash, slow.universe, { clock: half })).toMatchObject({ state: 'limit', why: 'time' });
  expect(slow.spent.now).toBeGreaterThan(8000);
  expect(slow.spent.now).toBeLessThanOrEqual(15_000);
});

it('rests between answers that are known already: timers and signals have their turn', async () => {
  const { universe, clock, spent } = busyWorld(30);
  await resolve(clash, universe, { clock });
  // 100 ms and the question in which they end.
  expect(spent.rests).toBeGreaterThanOrEqual(Math.floor(spent.now / 130) - 1);
  expect(spent.rests).toBeGreaterThan(5);
});
