// What is downloaded, from where, how often, and what is said where that fails.

import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeHost } from '../../../../packages/core/src/node/http.ts';
import { nodeOpenSdist, type OpenSdistOptions } from '../../../../packages/core/src/node/sdist/node-open-sdist.ts';
import type { Fetch, FetchResponse } from '../../../../packages/core/src/http/host.ts';
import type { DistributionFile } from '../../../../packages/core/src/package-index/package-index.ts';
import { tarGz, zip } from '../../../support/archive-writers.ts';
import { sdistNamed, wantsSetup } from '../../../support/open-archive.ts';
import { coded, respond } from '../../../support/respond.ts';

const setup = 'from setuptools import setup';
const archive = tarGz(
  { name: 'demo-1.0/setup.py', content: setup },
  { name: 'demo-1.0/src/_demo.c', content: 'int x;' },
);
const contents = { ok: true, value: { members: ['setup.py', 'src/_demo.c'], texts: new Map([['setup.py', setup]]) } };

function digestOf(algorithm: string, bytes: Uint8Array = archive): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

const whole = (headers: Readonly<Record<string, string>> = {}): FetchResponse =>
  respond(200, { 'content-length': String(archive.length), ...headers }, archive);

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers one request after the other; the last answer again and again. */
function answering(...answers: readonly (() => FetchResponse | Promise<FetchResponse>)[]): {
  fetch: Fetch;
  asked: Asked[];
} {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, { headers }) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push({ url, headers });
    if (answer === undefined) throw new Error('no answer');
    return answer();
  };
  return { fetch, asked };
}

const sleepless = { sleep: () => Promise.resolve() };

function open(
  fetch: Fetch,
  file: Partial<DistributionFile> = {},
  options: Partial<OpenSdistOptions> = {},
): Promise<unknown> {
  return nodeOpenSdist({ fetch, ...sleepless, ...options })(sdistNamed('demo-1.0.tar.gz', file), wantsSetup);
}

const failed = (problem: string): unknown => ({ ok: false, problem });

describe('the request', () => {
  it('asks once, for the file as it is', async () => {
    const { fetch, asked } = answering(() => whole());
    expect(await open(fetch)).toEqual(contents);
    expect(asked).toEqual([
      { url: 'https://files.example/demo-1.0.tar.gz', headers: { accept: '*/*', 'accept-encoding': 'identity' } },
    ]);
  });

  it('sends no credentials', async () => {
    const { fetch, asked } = answering(() => whole());
    expect(await open(fetch, { url: 'https://user:secret@files.example/demo.tar.gz#sha256=0' })).toEqual(contents);
    expect(asked.map(({ url }) => url)).toEqual(['https://files.example/demo.tar.gz']);
  });

  it.each(['', 'demo-1.0.tar.gz', 'file:///etc/passwd', 'git+https://files.example/demo.git', 'ftp://files.example/d'])(
    'does not ask for %j',
    async (url) => {
      const { fetch, asked } = answering(() => whole());
      expect(await open(fetch, { url })).toEqual(failed('it has no address to download it from'));
      expect(asked).toEqual([]);
    },
  );

  it('does not ask for what the index says is too large', async () => {
    const { fetch } = answering(() => whole());
    expect(await open(fetch, { size: 600 * 1024 * 1024 })).toEqual(failed('larger than 512 MB'));
    expect(await open(fetch, { raw: 'demo-1.0.zip', size: 65 * 1024 * 1024 })).toEqual(failed('larger than 64 MB'));
    expect(await open(fetch, {}, { limits: { stream: 100 } })).toEqual(failed('larger than 100 bytes'));
  });
});

describe('redirects', () => {
  const to = (location: string) => () => respond(302, { location });

  it('are followed', async () => {
    const { fetch, asked } = answering(to('/elsewhere/demo.tar.gz'), to('https://cdn.example/x'), () => whole());
    expect(await open(fetch)).toEqual(contents);
    expect(asked.map(({ url }) => url)).toEqual([
      'https://files.example/demo-1.0.tar.gz',
      'https://files.example/elsewhere/demo.tar.gz',
      'https://cdn.example/x',
    ]);
  });

  it.each([
    ['six of them', Array.from({ length: 7 }, (_, at) => to(`/${at}`)), 'redirected more than five times'],
    ['a circle', [to('/a'), to('/b'), to('/a')], 'redirected in a circle'],
    ['from https to http', [to('http://files.example/a')], 'redirected from https to http'],
    ['to a file', [to('file:///etc/passwd')], 'redirected to a file: address'],
    ['to nowhere', [() => respond(302, {})], 'HTTP 302 without an address to go to'],
  ])('%s: a problem', async (_, answers, problem) => {
    const { fetch } = answering(...answers, () => whole());
    expect(await open(fetch)).toEqual(failed(problem));
  });
});

describe('faults', () => {
  const status =
    (code: number, headers = {}) =>
    () =>
      respond(code, headers);
  const breaking = (code: string) => () => respond(200, {}, archive.subarray(0, 60), coded(code));
  const short = () => respond(200, { 'content-length': String(archive.length) }, archive.subarray(0, 60));
  const refusing = (code: string) => () => Promise.reject(coded(code));

  it.each([
    ['503', status(503)],
    ['429', status(429, { 'retry-after': '1' })],
    ['a reset', breaking('ECONNRESET')],
    ['a refused connection', refusing('ECONNREFUSED')],
    ['a body that is too short', short],
  ])('%s three times, then an answer', async (_, fault) => {
    const { fetch, asked } = answering(fault, fault, fault, () => whole());
    expect(await open(fetch)).toEqual(contents);
    expect(asked.length).toBe(4);
  });

  it.each([
    ['503', status(503), 'HTTP 503'],
    ['a reset', breaking('ECONNRESET'), 'connection reset'],
    ['a refused connection', refusing('ECONNREFUSED'), 'connection refused'],
    ['a body that is too short', short, 'the answer was cut off'],
  ])('%s for ever: given up after four', async (_, fault, problem) => {
    const { fetch, asked } = answering(fault);
    expect(await open(fetch)).toEqual(failed(problem));
    expect(asked.length).toBe(4);
  });

  it.each([
    ['404', status(404), 'HTTP 404'],
    ['403', status(403), 'HTTP 403: access is refused'],
    ['204', status(204), 'HTTP 204'],
    ['an unknown host', refusing('ENOTFOUND'), 'the host name does not exist'],
    ['a wrong certificate', refusing('CERT_HAS_EXPIRED'), 'the certificate has expired'],
  ])('%s: not asked again', async (_, fault, problem) => {
    const { fetch, asked } = answering(fault);
    expect(await open(fetch)).toEqual(failed(problem));
    expect(asked.length).toBe(1);
  });

  it('waits longer each time, and as long as it is asked to', async () => {
    const waits: number[] = [];
    const sleep = (ms: number): Promise<void> => {
      waits.push(ms);
      return Promise.resolve();
    };
    await open(answering(status(503)).fetch, {}, { sleep });
    await open(answering(status(503, { 'retry-after': '7' })).fetch, {}, { sleep, retries: 1 });
    expect(waits).toEqual([500, 1000, 2000, 7000]);
  });

  it('a truncated answer at each of 32 points: a problem', async () => {
    const problems = await Promise.all(
      Array.from({ length: 32 }, (_, point) => {
        const cut = archive.subarray(0, Math.floor((archive.length * point) / 32));
        const { fetch } = answering(() => respond(200, { 'content-length': String(archive.length) }, cut));
        return open(fetch, {}, { retries: 0 });
      }),
    );
    expect(problems).toEqual(Array.from({ length: 32 }, () => failed('the answer was cut off')));
  });

  it('silence: before the answer, and in the middle of it', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    async function* stopping(): AsyncGenerator<Uint8Array> {
      yield archive.subarray(0, 60);
      await never();
    }
    const limits = { timeout: 50, retries: 1 };
    expect(await open(answering(never).fetch, {}, limits)).toEqual(failed('no answer within 0.1 s'));
    const stalled = answering(() => ({ ...respond(200, {}), body: stopping() }));
    expect(await open(stalled.fetch, {}, limits)).toEqual(failed('the answer stopped for 0.1 s'));
    expect(stalled.asked.length).toBe(2);
  });

  it('a byte now and then', async () => {
    async function* dripping(): AsyncGenerator<Uint8Array> {
      for (const byte of archive) {
        yield Buffer.of(byte);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    const drip = answering(() => ({ ...respond(200, {}), body: dripping() }));
    expect(await open(drip.fetch, {}, { timeout: 50, retries: 0 })).toEqual(failed('the answer came too slowly'));
    expect(drip.asked.length).toBe(1);
  });
});

describe('whether it is the file that the index lists', () => {
  const other = 'its hash is not the one that the index lists';

  it.each([
    ['sha256', { sha256: digestOf('sha256') }, contents],
    ['sha256 in capitals', { sha256: digestOf('sha256').toUpperCase() }, contents],
    ['a wrong sha256', { sha256: digestOf('sha256', Buffer.from('x')) }, failed(other)],
    ['no hash at all', {}, contents],
    ['sha512', { sha512: digestOf('sha512') }, contents],
    ['a wrong sha512 beside a right sha256', { sha256: digestOf('sha256'), sha512: '00' }, failed(other)],
    ['md5 alone', { md5: digestOf('md5') }, contents],
    ['a wrong md5 alone', { md5: digestOf('md5', Buffer.from('x')) }, failed(other)],
    ['one that nobody knows', { blake2b_256: '00' }, contents],
  ])('%s', async (_, hashes, expected) => {
    expect(await open(answering(() => whole()).fetch, { hashes })).toEqual(expected);
  });

  it('the size, where the answer has none', async () => {
    const { fetch } = answering(() => respond(200, {}, archive));
    expect(await open(fetch, { size: archive.length }, { retries: 0 })).toEqual(contents);
    expect(await open(fetch, { size: archive.length + 1 }, { retries: 0 })).toEqual(failed('the answer was cut off'));
  });

  it('a whole file that is another one', async () => {
    const { fetch } = answering(() => respond(200, {}, tarGz({ name: 'demo-1.0/pure.py' })));
    expect(await open(fetch, { hashes: { sha256: digestOf('sha256') } })).toEqual(failed(other));
  });
});

describe('the end of a run', () => {
  const stopped = { name: 'IndexError', kind: 'aborted' };

  it('is heard before, during the wait for an answer, and in the middle of it', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    async function* stopping(): AsyncGenerator<Uint8Array> {
      yield archive.subarray(0, 60);
      await never();
    }
    const silent = answering(never);
    const halting = answering(() => ({ ...respond(200, {}), body: stopping() }));
    for (const { fetch } of [silent, halting]) {
      const run = new AbortController();
      const reading = nodeOpenSdist({ fetch })(sdistNamed('demo-1.0.tar.gz'), wantsSetup, run.signal);
      setTimeout(() => run.abort(), 20);
      await expect(reading).rejects.toMatchObject(stopped);
      await expect(
        nodeOpenSdist({ fetch })(sdistNamed('demo-1.0.tar.gz'), wantsSetup, run.signal),
      ).rejects.toMatchObject(stopped);
    }
    expect([silent.asked.length, halting.asked.length]).toEqual([1, 1]);
  });

  it('is heard between two attempts', async () => {
    const run = new AbortController();
    const { fetch, asked } = answering(() => respond(503, {}));
    const reading = nodeOpenSdist({ fetch })(sdistNamed('demo-1.0.tar.gz'), wantsSetup, run.signal);
    setTimeout(() => run.abort(), 50);
    const started = performance.now();
    await expect(reading).rejects.toMatchObject(stopped);
    expect(performance.now() - started).toBeLessThan(450);
    expect(asked.length).toBe(1);
  });

  it('aborts the request', async () => {
    let aborted = false;
    const fetch: Fetch = (_, { signal }) => {
      signal?.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => undefined);
    };
    const run = new AbortController();
    const reading = nodeOpenSdist({ fetch })(sdistNamed('demo-1.0.tar.gz'), wantsSetup, run.signal);
    setTimeout(() => run.abort(), 20);
    await expect(reading).rejects.toMatchObject(stopped);
    expect(aborted).toBe(true);
  });
});

it('reads many at a time, each one right', async () => {
  const { fetch } = answering(() => whole());
  const openAll = nodeOpenSdist({ fetch, ...sleepless });
  const all = await Promise.all(
    Array.from({ length: 200 }, () => openAll(sdistNamed('demo-1.0.tar.gz'), wantsSetup, new AbortController().signal)),
  );
  expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(all[0]).toEqual(contents);
});

describe('over real connections', () => {
  const opened: { close(): unknown }[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });

  async function serve(listener: RequestListener): Promise<{ url: string; fetch: Fetch }> {
    const server = createServer(listener);
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => sockets.add(socket));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const host = nodeHost({ env: {} });
    opened.push(host, {
      close() {
        server.close();
        for (const socket of sockets) socket.destroy();
      },
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return { url: `http://127.0.0.1:${address.port}/demo-1.0.tar.gz`, fetch: host.fetch };
  }

  it('a file with its length, and one in chunks', async () => {
    const { url, fetch } = await serve((request, response) => {
      if (request.url?.endsWith('?chunked') === true) response.flushHeaders();
      response.end(archive);
    });
    const hashes = { sha256: digestOf('sha256') };
    expect(await open(fetch, { url, hashes })).toEqual(contents);
    expect(await open(fetch, { url: `${url}?chunked`, hashes })).toEqual(contents);
  });

  it('a server that takes x.tar.gz for a gzipped x.tar: the file comes as it is, and its hash is right', async () => {
    const { url, fetch } = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(archive);
    });
    expect(await open(fetch, { url, hashes: { sha256: digestOf('sha256') } })).toEqual(contents);
  });

  it('a connection that breaks once', async () => {
    let requests = 0;
    const { url, fetch } = await serve((_, response) => {
      requests += 1;
      response.writeHead(200, { 'content-length': archive.length });
      if (requests > 1) response.end(archive);
      else response.write(archive.subarray(0, 60), () => response.destroy());
    });
    expect(await open(fetch, { url })).toEqual(contents);
    expect(requests).toBe(2);
  });

  it('a chunked answer without its end', async () => {
    const { url, fetch } = await serve((_, response) => {
      response.write(archive, () => response.destroy());
    });
    expect(await open(fetch, { url }, { retries: 0 })).toEqual(failed('connection closed too early'));
  });
});

describe('a fetch that undoes Content-Encoding by itself, as the web has it', () => {
  const inflated = () => respond(200, { 'content-encoding': 'gzip', 'content-length': '9' }, gunzipSync(archive));
  const unpacked = 'the server compressed it on the way, so that its hash cannot be checked';

  it('hands over a tar', async () => {
    expect(await open(answering(inflated).fetch)).toEqual(contents);
  });

  it('whose hash nobody can check', async () => {
    const hashes = { sha256: digestOf('sha256') };
    expect(await open(answering(inflated).fetch, { hashes })).toEqual(failed(unpacked));
  });

  it('or the file itself, where the server compressed it once more', async () => {
    const answer = () => respond(200, { 'content-encoding': 'gzip' }, archive);
    expect(await open(answering(answer).fetch, { hashes: { sha256: digestOf('sha256') } })).toEqual(contents);
  });

  it('or a zip', async () => {
    const packed = zip([{ name: 'demo-1.0/setup.py', content: setup }, { name: 'demo-1.0/src/_demo.c' }]);
    const answer = () => respond(200, { 'content-encoding': 'gzip' }, packed);
    expect(await open(answering(answer).fetch, { raw: 'demo-1.0.zip' })).toEqual(contents);
  });

  it('but what was compressed twice, and told so once, is not what its name says', async () => {
    const answer = () => respond(200, { 'content-encoding': 'gzip' }, gzipSync(archive));
    expect(await open(answering(answer).fetch)).toEqual(failed('compressed twice'));
  });
});
