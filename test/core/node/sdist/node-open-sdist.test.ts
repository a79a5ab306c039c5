// Which sdists are downloaded, whether one is the file that the index lists, and what is said where it is not.

import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeHost } from '../../../../packages/core/src/node/http.ts';
import { nodeOpenSdist, type OpenSdistOptions } from '../../../../packages/core/src/node/sdist/node-open-sdist.ts';
import type { Fetch, FetchResponse } from '../../../../packages/core/src/http/host.ts';
import type { TransportOptions } from '../../../../packages/core/src/http/transport.ts';
import type { DistributionFile } from '../../../../packages/core/src/package-index/package-index.ts';
import { tarGz, zip } from '../../../support/archive-writers.ts';
import { sdistNamed, timeless, wantsSetup } from '../../../support/open-archive.ts';
import { respond } from '../../../support/respond.ts';

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

/** Every request gets this; `asked` holds the addresses. */
function answering(answer: () => FetchResponse): { fetch: Fetch; asked: string[] } {
  const asked: string[] = [];
  const fetch: Fetch = async (url) => {
    asked.push(url);
    return answer();
  };
  return { fetch, asked };
}

function open(
  fetch: Fetch,
  file: Partial<DistributionFile> = {},
  options: OpenSdistOptions & TransportOptions = {},
): Promise<unknown> {
  const { download } = timeless(fetch, options);
  return nodeOpenSdist(options)(sdistNamed('demo-1.0.tar.gz', file), wantsSetup, download);
}

const failed = (problem: string): unknown => ({ ok: false, problem });

describe('the request', () => {
  it.each(['', 'demo-1.0.tar.gz', 'file:///etc/passwd', 'git+https://files.example/demo.git', 'ftp://files.example/d'])(
    'does not ask for %j',
    async (url) => {
      const { fetch, asked } = answering(() => whole());
      expect(await open(fetch, { url })).toEqual(failed('it has no address to download it from'));
      expect(asked).toEqual([]);
    },
  );

  it('says what the server said, without how often', async () => {
    expect(await open(answering(() => respond(503, {})).fetch)).toEqual(failed('HTTP 503'));
  });

  it('does not ask for what the index says is too large', async () => {
    const { fetch, asked } = answering(() => whole());
    expect(await open(fetch, { size: 600 * 1024 * 1024 })).toEqual(failed('larger than 512 MB'));
    expect(await open(fetch, { raw: 'demo-1.0.zip', size: 65 * 1024 * 1024 })).toEqual(failed('larger than 64 MB'));
    expect(asked).toEqual([]);
    expect(await open(fetch, {}, { limits: { stream: 100 } })).toEqual(failed('larger than 100 bytes'));
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

it('reads many at a time, each one right', async () => {
  const { fetch } = answering(() => whole());
  const openAll = nodeOpenSdist();
  const { download } = timeless(fetch);
  const all = await Promise.all(
    Array.from({ length: 200 }, () =>
      openAll(sdistNamed('demo-1.0.tar.gz'), wantsSetup, download, new AbortController().signal),
    ),
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
