// What counts as silence where the process itself had no turn for a while.

import { describe, expect, it } from 'vitest';
import type { Fetch, Host } from '../../../packages/core/src/http/host.ts';
import { openTransport } from '../../../packages/core/src/http/transport.ts';
import { respond } from '../../support/respond.ts';

/** A host whose process stands still from its first wait on: when it goes on, both the clock and the answer are there. */
function stoppedHost(answersAfter: number): Host & { readonly asked: string[] } {
  let now = 0;
  let turns = 0;
  const asked: string[] = [];
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const fetch: Fetch = async (url) => {
    asked.push(url);
    const due = turns + answersAfter;
    const isDue = (): boolean => turns >= due;
    while (!isDue()) await turn();
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
