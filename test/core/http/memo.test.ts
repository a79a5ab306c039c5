import { describe, expect, it } from 'vitest';
import { createMemo } from '../../../packages/core/src/http/memo.ts';
import { IndexError } from '../../../packages/core/src/http/index-error.ts';

describe('createMemo', () => {
  it('asks once for each key, however many ask at a time', async () => {
    const asked: string[] = [];
    const memo = createMemo<string>();
    const ask = (key: string): Promise<string> =>
      memo(key, () => Promise.resolve(`${key}${asked.push(key)}`), undefined);
    expect(await Promise.all([ask('a'), ask('a'), ask('b'), ask('a')])).toEqual(['a1', 'a1', 'b2', 'a1']);
    expect(await ask('b')).toBe('b2');
    expect([memo.has('a'), memo.has('c')]).toEqual([true, false]);
  });

  it('remembers a failure', async () => {
    let count = 0;
    const memo = createMemo<string>();
    const ask = (): Promise<string> =>
      memo('a', () => Promise.reject(new IndexError({ kind: 'content', problem: `${(count += 1)}` })), undefined);
    await expect(ask()).rejects.toThrow('1');
    await expect(ask()).rejects.toThrow('1');
  });

  it('asks again for those who did not give up', async () => {
    const memo = createMemo<string>();
    const loads = [
      (): Promise<string> => Promise.reject(new IndexError({ kind: 'aborted' })),
      (): Promise<string> => Promise.resolve('fine'),
    ];
    const ask = (): Promise<string> => memo('a', () => loads.shift()?.() ?? Promise.resolve('too often'), undefined);
    const [first, second, third] = await Promise.allSettled([ask(), ask(), ask()]);
    expect(first).toMatchObject({ status: 'rejected', reason: { kind: 'aborted' } });
    const fine = { status: 'fulfilled', value: 'fine' };
    expect([second, third]).toEqual([fine, fine]);
  });
});
