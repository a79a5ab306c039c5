// A second try when nothing else is under way: for what, when, and for what not.

import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../packages/core/src/http/host.ts';
import { IndexError } from '../../../packages/core/src/http/index-error.ts';
import { openTransport, type Transport } from '../../../packages/core/src/http/transport.ts';
import { respond } from '../../support/respond.ts';
import { virtualHost, type VirtualHost } from '../../support/virtual-host.ts';

const at = (path: string) => ({ url: `https://index.example${path}`, accept: '*/*' });

/** A server that answers everything but `/bad`, which fails as often as is said. */
function server(failures: number, status = 503): { host: VirtualHost; transport: Transport; asked: string[] } {
  const asked: string[] = [];
  let left = failures;
  const fetch: Fetch = (url) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    if (pathname === '/bad' && left-- > 0) return Promise.resolve(respond(status, {}));
    return Promise.resolve(respond(200, {}, 'ok'));
  };
  const host = virtualHost(fetch);
  return { host, transport: openTransport(host), asked };
}

const outcome = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error instanceof IndexError ? error.message : String(error)),
  );

describe('the last round', () => {
  it('asks again what failed for the moment', async () => {
    const { transport, asked } = server(7);
    const [bad, good] = await Promise.all([outcome(transport.get(at('/bad'))), outcome(transport.get(at('/good')))]);
    expect([bad, good]).toEqual(['answered', 'answered']);
    expect(asked.filter((path) => path === '/bad')).toHaveLength(8);
  });

  it('is one round', async () => {
    const { transport, asked } = server(100);
    await transport.get(at('/good'));
    expect(await outcome(transport.get(at('/bad')))).toBe('HTTP 503 four times in 3.5 s');
    expect(asked.filter((path) => path === '/bad')).toHaveLength(8);
  });

  it.each<[what: string, before: string, status: number]>([
    ['a host that answered nothing', '', 503],
    ['a status that stays', '/good', 403],
  ])('is not for %s', async (_, before, status) => {
    const { transport, asked } = server(100, status);
    if (before) await transport.get(at(before));
    await outcome(transport.get(at('/bad')));
    expect(asked.filter((path) => path === '/bad').length).toBe(status === 503 ? 4 : 1);
  });

  it('begins when all other questions are answered', async () => {
    const { host, transport, asked } = server(4);
    const slow = host.sleep(60_000).then(() => transport.get(at('/slow')));
    const long = transport.download({ url: 'https://index.example/long', most: 10 }, undefined, () => slow);
    await Promise.all([long, transport.get(at('/good')), transport.get(at('/bad'))]);
    expect(asked.indexOf('/slow')).toBeLessThan(asked.lastIndexOf('/bad'));
  });

  it('ends with the run', async () => {
    const { host, transport } = server(100);
    const stop = new AbortController();
    await transport.get(at('/good'));
    const bad = outcome(transport.get(at('/bad'), stop.signal));
    void host.sleep(4000).then(() => stop.abort());
    expect(await bad).toBe('the run was stopped');
  });
});

describe('the end of the run’s time', () => {
  it('leaves open what is asked, what waits, and what comes after', async () => {
    const time = new AbortController();
    const host = virtualHost(() => new Promise(() => undefined));
    const transport = openTransport(host, { time: time.signal, concurrency: 2 });
    const asked = ['/a', '/b', '/c'].map((path) => outcome(transport.get(at(path))));
    void host.sleep(1000).then(() => time.abort());
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 3 }, () => 'the run was out of time'));
    expect(host.elapsed()).toBe(1000);
    expect(await outcome(transport.get(at('/d')))).toBe('the run was out of time');
  });
});
