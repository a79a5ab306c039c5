import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { sleep } from '../../../packages/core/src/node/sleep.ts';

it('waits, and leaves nothing at the signal', async () => {
  const { signal } = new AbortController();
  await sleep(1, signal);
  await sleep(0);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('ends with the reason for which it was stopped', async () => {
  const stopped = new AbortController();
  const waiting = sleep(60_000, stopped.signal);
  stopped.abort('enough');
  await expect(waiting).rejects.toBe('enough');
  await expect(sleep(60_000, stopped.signal)).rejects.toBe('enough');
});
