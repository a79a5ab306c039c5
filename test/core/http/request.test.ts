import { describe, expect, it } from 'vitest';
import type { Fetch, FetchResponse } from '../../../packages/core/src/http/host.ts';
import { IndexError } from '../../../packages/core/src/http/index-error.ts';
import { openTransport, type Transport, type TransportOptions } from '../../../packages/core/src/http/transport.ts';
import { coded, respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const url = 'https://index.example/simple/demo/';
const never = new Promise<never>(() => {});

/** What the n-th request gets: an answer, an error to throw, or nothing ever. */
type Reply = FetchResponse | Error | 'silence';

/** A GET whose requests get these replies in turn, the last one for ever, and what was seen of it. */
function scripted(reply: (count: number, url: string) => Reply, options: TransportOptions = {}) {
  const seen: { url: string; headers: Readonly<Record<string, string>>; at: number }[] = [];
  const fetch: Fetch = (to, { headers }) => {
    seen.push({ url: to, headers, at: host.elapsed() });
    const next = reply(seen.length, to);
    if (next === 'silence') return never;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const host = virtualHost(fetch);
  const transport = openTransport(host, options);
  const get = (asked: string, accept: string, signal?: AbortSignal) => transport.get({ url: asked, accept }, signal);
  return { get, transport, seen, host };
}

const good = (): FetchResponse => respond(200, { 'content-type': 'text/html', 'content-length': '2' }, 'ok');

async function outcome(run: Promise<{ readonly bytes: Uint8Array; readonly status: number }>): Promise<string> {
  try {
    const { status, bytes } = await run;
    return status === 200 ? new TextDecoder().decode(bytes) : `HTTP ${status}`;
  } catch (error) {
    return error instanceof IndexError ? `${error.kind}: ${error.message}` : `not an IndexError: ${String(error)}`;
  }
}

/** A body that sends its pieces and then nothing, ever. */
function stalling(...pieces: readonly string[]): FetchResponse {
  const head = respond(200, {});
  return {
    ...head,
    body: (async function* () {
      for (const piece of pieces) yield new TextEncoder().encode(piece);
      await never;
    })(),
  };
}

describe('faults that pass', () => {
  const faults: readonly [string, () => Reply][] = [
    ['connection refused', () => coded('ECONNREFUSED')],
    ['connection reset', () => coded('ECONNRESET')],
    ['closed before the head', () => coded('UND_ERR_SOCKET')],
    ['a TypeError of the web, with its cause', () => new TypeError('fetch failed', { cause: coded('ECONNRESET') })],
    ['a TypeError of the web without one', () => new TypeError('fetch failed')],
    ['a resolver out of reach', () => coded('EAI_AGAIN')],
    ['reset inside the body', () => respond(200, {}, 'o', coded('ECONNRESET'))],
    ['a body cut off', () => respond(200, { 'content-length': '3' }, 'ok')],
    ['a body longer than announced', () => respond(200, { 'content-length': '1' }, 'ok')],
    ['a broken gzip stream', () => respond(200, { 'content-encoding': 'gzip' }, coded('Z_DATA_ERROR'))],
    ['a gzip stream cut off', () => respond(200, { 'content-encoding': 'gzip' }, 'o', coded('Z_BUF_ERROR'))],
    ['silence', () => 'silence'],
    ['silence inside the body', () => stalling('o')],
    ...[408, 425, 429, 500, 502, 503, 504].map((status): [string, () => Reply] => [
      `HTTP ${status}`,
      () => respond(status, {}, 'later'),
    ]),
  ];

  it.each(faults)('%s: asked again until it is answered', async (_, fault) => {
    for (const failing of [1, 2, 3]) {
      const { get, seen } = scripted((count) => (count <= failing ? fault() : good()), { timeout: 1000 });
      expect(await outcome(get(url, 'text/html'))).toBe('ok');
      expect(seen).toHaveLength(failing + 1);
    }
  });

  it.each<[string, () => Reply, string]>([
    ['HTTP 503', () => respond(503, {}), 'status: HTTP 503 four times in 3.5 s'],
    ['refused', () => coded('ECONNREFUSED'), 'refused: connection refused four times in 3.5 s'],
    [
      'cut off',
      () => respond(200, { 'content-length': '9' }, 'ok'),
      'refused: the answer was cut off four times in 3.5 s',
    ],
    ['no resolver', () => coded('EAI_AGAIN'), 'dns: the host name could not be looked up four times in 3.5 s'],
    [
      'broken gzip',
      () => respond(200, {}, coded('Z_DATA_ERROR')),
      'coding: the compressed answer is broken four times in 3.5 s',
    ],
    ['stalled body', () => stalling('o'), 'timeout: the answer stopped for 15 s four times in 63.5 s'],
  ])('%s for ever: given up with a reason', async (_, fault, reason) => {
    const { get, seen } = scripted(fault);
    expect(await outcome(get(url, 'text/html'))).toBe(reason);
    expect(seen).toHaveLength(4);
  });

  it('waits 0.5 s, 1 s, 2 s', async () => {
    const { get, seen } = scripted(() => respond(503, {}));
    await outcome(get(url, ''));
    expect(seen.map(({ at }) => at)).toEqual([0, 500, 1500, 3500]);
  });

  it.each([
    [0, 'status: HTTP 503'],
    [1, 'status: HTTP 503 twice in 0.5 s'],
    [2, 'status: HTTP 503 three times in 1.5 s'],
    [7, 'status: HTTP 503 8 times in 63.5 s'],
  ])('with %i retries: %s', async (retries, reason) => {
    const { get } = scripted(() => respond(503, {}), { retries });
    expect(await outcome(get(url, ''))).toBe(reason);
  });

  it('names the last of several different faults', async () => {
    const { get } = scripted((count) => (count === 1 ? coded('ECONNRESET') : respond(503, {})));
    expect(await outcome(get(url, ''))).toBe('status: HTTP 503, the last of four failures in 3.5 s');
  });

  it.each([
    ['2', 2000],
    ['0', 500],
    [' 3 ', 3000],
    ['1000000000', 30_000],
    ['-1', 500],
    ['1e9', 500],
    ['soon', 500],
    ['', 500],
    // The clock of the tests starts at 2026-01-01T00:00:00Z.
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
    ['Thu, 01 Jan 2026 09:00:00 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 500],
  ])('Retry-After: %s', async (value, wait) => {
    const { get, seen } = scripted((count) => (count === 1 ? respond(429, { 'retry-after': value }) : good()));
    expect(await outcome(get(url, ''))).toBe('ok');
    expect(seen[1]?.at).toBe(wait);
  });

  it('a drip of a byte now and then ends after four times the limit', async () => {
    const { get, host } = scripted(
      () => ({
        ...respond(200, {}),
        body: (async function* () {
          // Not for ever: it goes on when nobody reads any more, and on this clock it would take all the time that the worker has.
          while (host.elapsed() < 300_000) {
            await host.sleep(1000);
            yield new Uint8Array(1);
          }
        })(),
      }),
      { retries: 0 },
    );
    expect(await outcome(get(url, ''))).toBe('timeout: the answer came too slowly');
    expect(host.elapsed()).toBe(60_000);
  });

  it('a slow answer that keeps coming is waited for', async () => {
    const { get, host } = scripted(() => ({
      ...respond(200, {}),
      body: (async function* () {
        for (let piece = 0; piece < 5; piece += 1) {
          await host.sleep(10_000);
          yield new TextEncoder().encode('x');
        }
      })(),
    }));
    expect(await outcome(get(url, ''))).toBe('xxxxx');
  });
});

describe('faults that stay', () => {
  it.each<[string, () => Reply, string]>([
    ['an unknown host', () => coded('ENOTFOUND'), 'dns: the host name does not exist'],
    ['self-signed', () => coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls: the certificate is self-signed'],
    ['expired', () => coded('CERT_HAS_EXPIRED'), 'tls: the certificate has expired'],
    ['another name', () => coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls: the certificate is for another host'],
    ['any other of OpenSSL', () => coded('CERT_REVOKED'), 'tls: no trusted TLS connection could be made'],
    [
      'a bomb',
      () => respond(200, {}, coded('ERR_BODY_LIMIT')),
      'limit: the answer is larger than any index document should be',
    ],
    [
      'an unknown coding',
      () => coded('ERR_CONTENT_ENCODING'),
      'coding: the answer is compressed in a way that was not asked for',
    ],
    [
      'a proxy that wants a password',
      () => new Error('Proxy response (407) !== 200 when HTTP Tunneling'),
      'proxy: the proxy answered HTTP 407',
    ],
  ])('%s: asked once', async (_, fault, reason) => {
    const { get, seen } = scripted(fault);
    expect(await outcome(get(url, ''))).toBe(reason);
    expect(seen).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 410, 418, 451, 204, 206, 304])('HTTP %i is an answer', async (status) => {
    const { get, seen } = scripted(() => respond(status, {}, 'body'));
    expect(await outcome(get(url, ''))).toBe(`HTTP ${status}`);
    expect(seen).toHaveLength(1);
  });

  it('more than 32 MB are not read', async () => {
    const piece = new Uint8Array(4 * 1024 * 1024);
    const { get } = scripted(() => respond(200, {}, ...Array.from({ length: 9 }, () => piece)));
    expect(await outcome(get(url, ''))).toBe('limit: the answer is larger than 32 MB');
  });
});

const to = (location: string): FetchResponse => respond(302, { location }, 'moved');

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('follows HTTP %i, and says where the answer came from', async (status) => {
    const { get, seen } = scripted((count) => (count === 1 ? respond(status, { location: '../x/' }) : good()));
    expect((await get(url, 'text/html')).url).toBe('https://index.example/simple/x/');
    expect(seen[1]?.headers['accept']).toBe('text/html');
  });

  it('follows five and no more', async () => {
    const five = scripted((count) => (count <= 5 ? to(`/${count}`) : good()));
    expect(await outcome(five.get(url, ''))).toBe('ok');
    const six = scripted((count) => (count <= 6 ? to(`/${count}`) : good()));
    expect(await outcome(six.get(url, ''))).toBe('redirect: redirected more than five times');
  });

  it.each([
    ['a circle', url, 'redirect: redirected in a circle'],
    ['a downgrade', 'http://index.example/simple/demo/', 'redirect: redirected from https to http'],
    ['a file', 'file:///etc/passwd', 'redirect: redirected to a file: address'],
    ['a script', 'javascript:alert(1)', 'redirect: redirected to a javascript: address'],
    ['no address', 'https://[', 'redirect: HTTP 302 without an address to go to'],
  ])('refuses %s, without asking again', async (_, location, reason) => {
    const { get, seen } = scripted(() => to(location));
    expect(await outcome(get(url, ''))).toBe(reason);
    expect(seen).toHaveLength(1);
  });

  it('refuses one without Location', async () => {
    const { get } = scripted(() => respond(301, {}));
    expect(await outcome(get(url, ''))).toBe('redirect: HTTP 301 without an address to go to');
  });
});

const all = (get: (url: string, accept: string) => ReturnType<Transport['get']>, count: number): Promise<string>[] =>
  Array.from({ length: count }, (_, at) => outcome(get(`https://index.example/simple/p${at}/`, '')));

describe('a dead host', () => {
  it('that refuses: after three packages the others are asked once', async () => {
    const { get, seen, host } = scripted(() => coded('ECONNREFUSED'));
    for (let at = 0; at < 100; at += 1) await outcome(get(`https://index.example/simple/p${at}/`, ''));
    expect(seen).toHaveLength(3 * 4 + 97);
    expect(host.elapsed()).toBeLessThan(20_000);
  });

  it('that is silent: all is given up within 20 s', async () => {
    const { get, host } = scripted(() => 'silence');
    const outcomes = await Promise.all(all(get, 32));
    expect(host.elapsed()).toBeLessThan(20_000);
    expect(new Set(outcomes)).toEqual(new Set(['timeout: no answer within 15 s twice in 19.5 s']));
    expect(await Promise.all(all(get, 68))).toHaveLength(68);
    expect(host.elapsed()).toBeLessThan(20_000);
  });

  it('a single good answer brings full patience back', async () => {
    let down = true;
    const { get, seen } = scripted(() => (down ? coded('ECONNREFUSED') : good()));
    for (const each of all(get, 3)) await each;
    down = false;
    expect(await outcome(get(url, ''))).toBe('ok');
    down = true;
    const before = seen.length;
    await outcome(get(url, ''));
    // And, since the host has answered before, a last round.
    expect(seen.length - before).toBe(8);
  });

  it('leaves other hosts alone', async () => {
    const { get } = scripted((_, asked) => (asked.includes('index.example') ? coded('ECONNREFUSED') : good()));
    await Promise.all(all(get, 10));
    expect(await outcome(get('https://other.example/', ''))).toBe('ok');
  });
});

describe('Retry-After', () => {
  const busy = (seconds: number): FetchResponse => respond(429, { 'retry-after': String(seconds) });

  it('is heeded by every question to the origin, not just by the one that was told', async () => {
    const { transport, seen, host } = scripted((count) => (count === 1 ? busy(10) : good()));
    const first = outcome(transport.get({ url, accept: '' }));
    await host.sleep(1);
    const others = [1, 2, 3].map((at) => outcome(transport.get({ url: `https://index.example/p${at}`, accept: '' })));
    expect(await Promise.all([first, ...others])).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(seen.map(({ at }) => at)).toEqual([0, 10_000, 10_000, 10_000, 10_000]);
  });

  it('does not concern other origins', async () => {
    const { transport, seen, host } = scripted((_, asked) => (asked.includes('index.example') ? busy(10) : good()));
    void outcome(transport.get({ url, accept: '' }));
    await host.sleep(1);
    expect(await outcome(transport.get({ url: 'https://other.example/', accept: '' }))).toBe('ok');
    expect(seen[1]?.at).toBe(1);
  });

  it('costs a run a minute for each origin at most, however many questions there are', async () => {
    const { get, seen, host } = scripted(() => busy(30));
    const outcomes = await Promise.all(all(get, 100));
    expect(host.elapsed()).toBe(60_000);
    expect(new Set(outcomes)).toEqual(new Set(['status: HTTP 429 three times in 60 s', 'status: HTTP 429']));
    expect(seen.length).toBe(3 * 32 + 68);
  });
});

it('questions that failed together are not asked again together', async () => {
  const host = { ...virtualHost(() => Promise.reject(coded('ECONNRESET'))), random: Math.random };
  const asked: number[] = [];
  const { get } = openTransport({
    ...host,
    fetch: (address, init) => (asked.push(host.elapsed()), host.fetch(address, init)),
  });
  await Promise.all(all((address, accept) => get({ url: address, accept }), 8));
  const again = asked.slice(8, 16);
  expect(new Set(again).size).toBe(8);
  expect(again.every((at) => at >= 500 && at <= 750)).toBe(true);
});

describe('an aborted run', () => {
  it.each<[string, Reply, number]>([
    ['before it asks', good(), 0],
    ['while it waits for an answer', 'silence', 5000],
    ['while the body comes', stalling('o'), 5000],
    ['between two attempts', respond(503, {}), 200],
  ])('stops %s', async (_, reply, after) => {
    const { get, seen, host } = scripted(() => reply);
    const controller = new AbortController();
    if (after === 0) controller.abort();
    else void host.sleep(after).then(() => controller.abort());
    expect(await outcome(get(url, '', controller.signal))).toBe('aborted: the run was stopped');
    expect(seen).toHaveLength(after === 0 ? 0 : 1);
    expect(host.elapsed()).toBe(after);
  });

  it('tells the fetch', async () => {
    let heard = false;
    const host = virtualHost((_, { signal }) => {
      signal?.addEventListener('abort', () => {
        heard = true;
      });
      return never;
    });
    expect(await outcome(openTransport(host, { retries: 0, timeout: 1000 }).get({ url, accept: '' }))).toBe(
      'timeout: no answer within 1 s',
    );
    expect(heard).toBe(true);
  });
});
