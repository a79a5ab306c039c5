// What counts as silence where the process itself had no turn for a while.

import { describe, expect, it } from 'vitest';
import type { Fetch, Host } from '../../../packages/core/src/http/host.ts';
import { startPatience } from '../../../packages/core/src/http/patience.ts';
import { openTransport } from '../../../packages/core/src/http/transport.ts';
import { respond } from '../../support/respond.ts';

/** A host whose process stands still from its first wait on: when it goes on, both the clock and the answer are there. */
function stoppedHost(answersAfter: number): Host & { readonly asked: string[] } {
  let now = 0;
  let turns = 0;
  const asked: string[] = [];
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const fetch: Fetch = async (url, { signal }) => {
    asked.push(url);
    const due = turns + answersAfter;
    // Whoever gave up waiting lets it end, else it would turn as long as the worker lives.
    const isOver = (): boolean => turns >= due || signal?.aborted === true;
    while (!isOver()) await turn();
    return respond(200, { 'content-length': '2' }, 'ok');
  };
  return {
    fetch,
    asked,
    now: () => now,
    async sleep(ms) {
      await turn();
      now += ms;
      turns += 1;
      await turn();
    },
  };
}

describe('a process without a turn', () => {
  it('reads what came meanwhile before it calls that silence', async () => {
    const host = stoppedHost(2);
    const { status } = await openTransport(host).get({ url: 'https://index.example/simple/demo/', accept: '*/*' });
    expect([status, host.asked.length]).toEqual([200, 1]);
  });

  it('gives up where nothing came', async () => {
    const host = stoppedHost(1000);
    const asked = openTransport(host).get({ url: 'https://index.example/simple/demo/', accept: '*/*' });
    await expect(asked).rejects.toThrow('no answer within 15 s');
  });
});

describe('a clock that shows whole milliseconds', () => {
  it('ends an attempt also where a timer of a millisecond ends before the clock shows it', async () => {
    // Each timer ends a little early, as Node's do beside Date.now().
    let time = 0.3;
    const host = {
      now: () => Math.floor(time),
      sleep: async (ms: number) => {
        await new Promise((resolve) => setImmediate(resolve));
        time += Math.max(ms - 0.8, 0);
      },
    };
    const patience = startPatience(host, { first: 15_000, pause: 15_000 }, undefined);
    await expect(patience.broken).rejects.toThrow();
    expect(patience.fault()).toEqual({ kind: 'timeout', at: 'head', after: 15_000 });
  });
});
