// When work is done that nobody waits for.

import { expect, it } from 'vitest';
import { idleQueue } from '../../../packages/core/src/node/idle-queue.ts';

/** Takes the thread for so many milliseconds. */
function busy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function noting(): { queue: ReturnType<typeof idleQueue>; done: string[]; add: (...names: readonly string[]) => void } {
  const [queue, done] = [idleQueue(), [] as string[]];
  const add = (...names: readonly string[]): void => {
    for (const name of names)
      queue.add(async () => {
        await Promise.resolve();
        done.push(name);
      });
  };
  return { queue, done, add };
}

it('is done in its order, once there is nothing else to do', async () => {
  const { done, add } = noting();
  add('a', 'b', 'c');
  expect(done).toEqual([]);
  for (let waited = 0; waited < 10_000 && done.length < 3; waited += 5) await wait(5);
  expect(done).toEqual(['a', 'b', 'c']);
});

it('is not done while there is other work', async () => {
  const { queue, done, add } = noting();
  add('a');
  for (let turns = 0; turns < 10; turns += 1) {
    busy(10);
    await new Promise((next) => setImmediate(next));
  }
  expect(done).toEqual([]);
  await queue.finish();
  expect(done).toEqual(['a']);
});

it('is done at the end, with what failed left out', async () => {
  const { queue, done, add } = noting();
  add('a');
  queue.add(() => Promise.reject(new Error('no room')));
  add('b');
  await queue.finish();
  expect(done).toEqual(['a', 'b']);
  await queue.finish();
  add('c');
  await queue.finish();
  expect(done).toEqual(['a', 'b', 'c']);
});
