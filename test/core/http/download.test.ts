// Files: the same redirects, faults and patience as documents (request.test.ts), and what a body in pieces adds.

import { describe, expect, it } from 'vitest';
import type { Fetch, FetchResponse } from '../../../packages/core/src/http/host.ts';
import { IndexError } from '../../../packages/core/src/http/index-error.ts';
import { openTransport, type TransportOptions } from '../../../packages/core/src/http/transport.ts';
import { coded, respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const url = 'https://files.example/demo-1.0.tar.gz';
const file = 'the bytes of the file, more than thirty-two of them';
const never = new Promise<never>(() => {});

type Reply = () => FetchResponse | Promise<never>;

/** Answers one request after the other; the last answer again and again. */
function answering(...replies: readonly Reply[]) {
  const asked: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly at: number }[] = [];
  let aborted = 0;
  const fetch: Fetch = async (to, { headers, signal }) => {
    signal?.addEventListener('abort', () => (aborted += 1));
    const reply = replies[Math.min(asked.length, replies.length - 1)];
    asked.push({ url: to, headers, at: host.elapsed() });
    if (reply === undefined) throw new Error('no answer');
    return reply();
  };
  const host = virtualHost(fetch);
  return { host, asked, aborted: () => aborted };
}

/** The text that arrived, or why there is none. */
async function outcome(
  host: ReturnType<typeof virtualHost>,
  more: { size?: number; most?: number; signal?: AbortSignal; onPiece?: () => Promise<void> } & TransportOptions = {},
): Promise<string> {
  const { most = 1000, signal, size, onPiece } = more;
  try {
    return await openTransport(host, more).download({ url, most, size }, signal, async ({ pieces }) => {
      let text = '';
      for await (const piece of pieces) {
        text += new TextDecoder().decode(piece);
        await onPiece?.();
      }
      return text;
    });
  } catch (error) {
    return error instanceof IndexError ? `${error.kind}: ${error.message}` : String(error);
  }
}

const whole = (): FetchResponse => respond(200, { 'content-length': String(file.length) }, file);

it('asks once, for the file as it is', async () => {
  const { host, asked } = answering(whole);
  expect(await outcome(host)).toBe(file);
  expect(asked).toEqual([{ url, headers: { accept: '*/*', 'accept-encoding': 'identity' }, at: 0 }]);
});

it('follows redirects', async () => {
  const { host, asked } = answering(
    () => respond(302, { location: '/elsewhere/demo.tar.gz' }),
    () => respond(302, { location: 'https://cdn.example/x' }),
    whole,
  );
  expect(await outcome(host)).toBe(file);
  expect(asked.map((each) => each.url)).toEqual([
    url,
    'https://files.example/elsewhere/demo.tar.gz',
    'https://cdn.example/x',
  ]);
});

describe('faults', () => {
  const breaking = (code: string) => () => respond(200, {}, file.slice(0, 20), coded(code));
  const short = () => respond(200, { 'content-length': String(file.length) }, file.slice(0, 20));
  const refusing = (code: string) => () => Promise.reject(coded(code));

  it.each<[string, Reply, string]>([
    ['503', () => respond(503, {}), 'status: HTTP 503 four times in 3.5 s'],
    ['a reset', breaking('ECONNRESET'), 'refused: connection reset four times in 3.5 s'],
    ['a refused connection', refusing('ECONNREFUSED'), 'refused: connection refused four times in 3.5 s'],
    ['a body that is too short', short, 'refused: the answer was cut off four times in 3.5 s'],
    ['silence', () => never, 'timeout: no answer within 15 s twice in 19.5 s'],
  ])('%s: a file is asked for with the patience that a page gets', async (_, fault, reason) => {
    const once = answering(fault, whole);
    expect(await outcome(once.host)).toBe(file);
    expect(once.asked).toHaveLength(2);
    const forEver = answering(fault);
    expect(await outcome(forEver.host)).toBe(reason);
    expect(forEver.asked).toHaveLength(forEver.host.elapsed() > 10_000 ? 2 : 4);
  });

  it.each<[string, Reply, string]>([
    ['404', () => respond(404, {}), 'status: HTTP 404'],
    ['401', () => respond(401, {}), 'status: HTTP 401: credentials are wanted'],
    ['204', () => respond(204, {}), 'status: HTTP 204'],
    ['an unknown host', refusing('ENOTFOUND'), 'dns: the host name does not exist'],
  ])('%s: not asked again', async (_, fault, reason) => {
    const { host, asked } = answering(fault);
    expect(await outcome(host)).toBe(reason);
    expect(asked).toHaveLength(1);
  });

  it('a truncated answer at each of 32 points', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, (_, point) => {
        const cut = () => respond(200, { 'content-length': String(file.length) }, file.slice(0, point));
        return outcome(answering(cut).host, { retries: 0 });
      }),
    );
    expect(new Set(outcomes)).toEqual(new Set(['refused: the answer was cut off']));
  });

  it('the size that the index tells, where the answer tells none', async () => {
    const unsized = answering(() => respond(200, {}, file));
    expect(await outcome(unsized.host, { size: file.length })).toBe(file);
    expect(await outcome(unsized.host, { size: file.length + 1, retries: 0 })).toBe('refused: the answer was cut off');
  });

  it.each<[string, Reply]>([
    ['announced', () => respond(200, { 'content-length': '1001' }, 'x')],
    ['or not', () => respond(200, {}, 'x'.repeat(600), 'x'.repeat(600))],
  ])('more than it may have, %s', async (_, reply) => {
    const { host, asked } = answering(reply);
    expect(await outcome(host)).toMatch(/^limit: /);
    expect(asked).toHaveLength(1);
  });
});

describe('patience', () => {
  /** A piece every so many milliseconds. */
  const dripping =
    (host: () => ReturnType<typeof virtualHost>, every: number, piece: Uint8Array, count: number): Reply =>
    () => ({
      ...respond(200, {}),
      body: (async function* () {
        for (let at = 0; at < count; at += 1) {
          await host().sleep(every);
          yield piece;
        }
      })(),
    });

  it.each([
    ['a byte now and then', 1000, 1, 'timeout: the answer came too slowly', 60_000],
    // 20 kB/s for 100 s: slow, but it keeps coming.
    ['a slow line', 1000, 20_000, 'arrived', 100_000],
  ])('%s', async (_, every, size, expected, elapsed) => {
    const { host } = answering(dripping(() => host, every, new Uint8Array(size), 100));
    const got = await outcome(host, { most: 10_000_000, retries: 0 });
    expect(got.startsWith('timeout') ? got : 'arrived').toBe(expected);
    expect(host.elapsed()).toBe(elapsed);
  });

  it('time that the reader takes is no silence', async () => {
    const large = new Uint8Array(70_000);
    const { host } = answering(() => respond(200, {}, large, large, large));
    const got = await outcome(host, { most: 1_000_000, retries: 0, onPiece: () => host.sleep(14_000) });
    expect(got).toHaveLength(210_000);
    const slow = answering(() => respond(200, {}, large, large));
    const waited = await outcome(slow.host, { most: 1_000_000, retries: 0, onPiece: () => slow.host.sleep(40_000) });
    expect(waited).toHaveLength(140_000);
  });
});

describe('the end', () => {
  it('lets go of the connection when the reader has had enough', async () => {
    const { host, aborted } = answering(() => respond(200, {}, new Uint8Array(70_000), new Uint8Array(70_000)));
    const enough = new Error('enough');
    const { download } = openTransport(host);
    const reading = download({ url, most: 1_000_000 }, undefined, async ({ pieces }) => {
      for await (const _ of pieces) throw enough;
    });
    await expect(reading).rejects.toBe(enough);
    expect(aborted()).toBe(1);
  });

  it.each<[string, Reply, number]>([
    ['while it waits for an answer', () => never, 5000],
    [
      'in the middle of it',
      () => ({
        ...respond(200, {}),
        body: (async function* () {
          yield new Uint8Array(20);
          await never;
        })(),
      }),
      5000,
    ],
    ['between two attempts', () => respond(503, {}), 200],
  ])('of the run is heard %s', async (_, reply, after) => {
    const { host, asked } = answering(reply);
    const run = new AbortController();
    void host.sleep(after).then(() => run.abort());
    expect(await outcome(host, { signal: run.signal })).toBe('aborted: the run was stopped');
    expect([asked.length, host.elapsed()]).toEqual([1, after]);
    expect(await outcome(host, { signal: run.signal })).toBe('aborted: the run was stopped');
    expect(asked).toHaveLength(1);
  });
});
