import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import { connect, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type FetchOptions,
  nodeFetch,
  type NodeFetch,
  type NodeHost,
  nodeHost,
} from '../../../packages/core/src/node/http.ts';
import { inflate } from '../../../packages/core/src/node/compressed-body.ts';
import { type IndexOptions, openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import { IndexError } from '../../../packages/core/src/package-index/package-index.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { serveRecorded } from '../../../scripts/record/serve-recorded.mjs';
import { recordings } from '../../support/recorded-index.ts';

const undiciIsLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => /node_modules[\\/]undici[\\/]/.test(path));

/** What a test opened, to be closed after it. */
const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

function fetchWith(options: FetchOptions = {}): NodeFetch {
  const fetch = nodeFetch({ env: {}, ...options });
  open.push(fetch);
  return fetch;
}

function hostWith(options: FetchOptions = {}): NodeHost {
  const host = nodeHost({ env: {}, ...options });
  open.push(host);
  return host;
}

async function listen(server: TcpServer, scheme = 'http'): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push({
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `${scheme}://127.0.0.1:${address.port}`;
}

/** Serves on loopback; `connections` counts. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen = { connections: 0, requests: 0 };
  const server = createServer((request, response) => {
    seen.requests += 1;
    answer(request, response);
  });
  server.on('connection', () => {
    seen.connections += 1;
  });
  return { url: await listen(server), seen };
}

/** Answers every connection with these bytes, then ends or resets it. */
async function serveBytes(bytes: string | Uint8Array, end: 'end' | 'reset' | 'hold' = 'end'): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      if (end === 'end') socket.end(bytes);
      else socket.write(bytes, () => end === 'reset' && setTimeout(() => socket.resetAndDestroy(), 5));
    });
  });
  return listen(server);
}

async function read(fetch: NodeFetch, url: string): Promise<string> {
  const response = await fetch(url, { headers: {} });
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const codeOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'no error',
    (error) => error.code,
  );

const demo = normalizeName('demo');
const wheel = 'demo-1.0-py3-none-any.whl';
const page = `<!DOCTYPE html><html><head><title>Links for demo</title></head><body><a href="${wheel}">${wheel}</a></body></html>`;

/** What openIndex makes of a server: the names of the files, or the error. */
async function ask(url: string, options: IndexOptions & FetchOptions = {}): Promise<string> {
  const index = openIndex(hostWith(options), `${url}/index`, { retries: 0, ...options });
  try {
    const answer = await index.release(demo, '1.0');
    return answer.found ? answer.files.map((file) => file.raw).join(' ') : `no ${answer.missing}`;
  } catch (error) {
    return error instanceof IndexError ? `${error.kind}: ${error.message}` : `not an IndexError: ${String(error)}`;
  }
}

describe('nodeFetch', () => {
  it('loads undici with the first request and not before', async () => {
    const fetch = fetchWith();
    expect(undiciIsLoaded()).toBe(false);
    const { url } = await serve((_, response) => response.end('ok'));
    expect(await read(fetch, url)).toBe('ok');
    expect(undiciIsLoaded()).toBe(true);
  });

  it('keeps its connections', async () => {
    const { url, seen } = await serve((_, response) => response.end('ok'));
    const fetch = fetchWith();
    for (let at = 0; at < 20; at += 1) expect(await read(fetch, `${url}/${at}`)).toBe('ok');
    expect(seen.requests).toBe(20);
    // undici may start the second request before it has put the first one's connection back.
    expect(seen.connections).toBeLessThanOrEqual(2);
  });

  it('opens so many connections and no more', async () => {
    const { url, seen } = await serve((_, response) => setTimeout(() => response.end('ok'), 5));
    const fetch = fetchWith({ connections: 4 });
    await Promise.all(Array.from({ length: 40 }, (_, at) => read(fetch, `${url}/${at}`)));
    expect(seen).toEqual({ connections: 4, requests: 40 });
  });

  it('passes status, headers and address, sends its own headers, follows nothing', async () => {
    let sent: unknown;
    const { url } = await serve((request, response) => {
      sent = request.headers;
      response.writeHead(302, { location: '/elsewhere', 'x-twice': ['a', 'b'] }).end();
    });
    const response = await fetchWith()(`${url}/here`, { headers: { accept: 'text/html', authorization: 'Basic x' } });
    expect([response.status, response.url]).toEqual([302, `${url}/here`]);
    const headers = ['location', 'Location', 'x-twice', 'x-none'].map((name) => response.headers.get(name));
    expect(headers).toEqual(['/elsewhere', '/elsewhere', 'a, b', null]);
    expect(sent).toMatchObject({
      accept: 'text/html',
      authorization: 'Basic x',
      'user-agent': 'wheelcheck',
      'accept-encoding': 'gzip',
    });
    for await (const _ of response.body);
  });

  it('stops when the signal fires', async () => {
    const { url } = await serve(() => {});
    const controller = new AbortController();
    const run = fetchWith()(url, { headers: {}, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(run).rejects.toThrow(/abort/i);
  });
});

describe('content codings', () => {
  const text = 'plain text '.repeat(1000);
  it.each<[string, Uint8Array]>([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, gzip', gzipSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
    ['', Buffer.from(text)],
  ])('%s', async (encoding, body) => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect(await read(fetchWith(), url)).toBe(text);
  });

  it.each<[encoding: string, body: Uint8Array, isKept: boolean]>([
    ['gzip', gzipSync(text), true],
    ['gzip', gzipSync(randomBytes(600_000)), true],
    ['gzip', gzipSync(randomBytes(5_000_000)), false],
    ['gzip, gzip', gzipSync(gzipSync(text)), false],
    ['deflate', deflateSync(text), false],
    ['identity', Buffer.from(text), false],
  ])('as it came, %s: %#', async (encoding, body, isKept) => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    const response = await fetchWith()(url, { headers: {} });
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body) pieces.push(piece);
    const compressed = response.compressed?.();
    expect(compressed !== undefined).toBe(isKept);
    if (compressed !== undefined) expect(Buffer.concat(pieces).equals(await inflate(compressed))).toBe(true);
  });

  it.each([[''], ['bm90IGNvbXByZXNzZWQ='], ['H4sIAAAA']])('what is no body that came: %j', async (compressed) => {
    await expect(inflate(compressed)).rejects.toThrow();
  });

  it.each<[string, Uint8Array, string]>([
    ['gzip', Buffer.from('not compressed'), 'Z_DATA_ERROR'],
    ['gzip', gzipSync(text).subarray(0, -9), 'Z_BUF_ERROR'],
    ['gzip', new Uint8Array(), 'Z_BUF_ERROR'],
    ['zstd', Buffer.from(text), 'ERR_CONTENT_ENCODING'],
    ['gzip, gzip, gzip', Buffer.from(text), 'ERR_CONTENT_ENCODING'],
    ['gzip', gzipSync(Buffer.alloc(10_000_000)), 'ERR_BODY_LIMIT'],
    ['br', brotliCompressSync(Buffer.alloc(4_000_000)), 'ERR_BODY_LIMIT'],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(10_000_000))), 'ERR_BODY_LIMIT'],
  ])('%s, broken: %#', async (encoding, body, code) => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect(await codeOf(read(fetchWith(), url))).toBe(code);
  });

  it('a page coded twice and announced once is no answer', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(gzipSync(page))),
    );
    expect(await ask(url)).toMatch(/^content: /);
  });
});

describe('faults on the wire', () => {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n`;
  const whole = `${head}Content-Length: ${page.length}\r\n\r\n${page}`;
  const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`;

  it('answers in one piece and in chunks are read', async () => {
    expect(await ask(await serveBytes(whole))).toBe(wheel);
    expect(await ask(await serveBytes(chunked))).toBe(wheel);
  });

  it.each<[string, string, 'end' | 'reset']>([
    ['with a length, ended', whole, 'end'],
    ['with a length, reset', whole, 'reset'],
    ['in chunks, ended', chunked, 'end'],
    ['in chunks, reset', chunked, 'reset'],
  ])('%s at 32 points: never an answer, always asked again', async (_, bytes, end) => {
    const cuts = Array.from({ length: 32 }, (__, at) => Math.floor((bytes.length * at) / 32));
    const outcomes = await Promise.all(
      cuts.map(async (cut) => {
        let count = 0;
        const server = createTcpServer((socket) => {
          socket.on('error', () => {});
          socket.on('data', () => {
            count += 1;
            if (count > 1) socket.end(bytes);
            else if (end === 'end') socket.end(bytes.slice(0, cut));
            else socket.write(bytes.slice(0, cut) || '', () => setTimeout(() => socket.resetAndDestroy(), 5));
          });
        });
        const url = await listen(server);
        return [await ask(url, { retries: 1 }), count];
      }),
    );
    expect(outcomes).toEqual(cuts.map(() => [wheel, 2]));
  });

  it('a cut for ever is a fault', async () => {
    expect(await ask(await serveBytes(whole.slice(0, -5)))).toMatch(
      /^refused: (?:connection closed too early|the answer was cut off)$/,
    );
    expect(await ask(await serveBytes(chunked.slice(0, -5)))).toMatch(
      /^refused: (?:connection closed too early|connection reset)$/,
    );
  });

  it.each([
    ['', 'timeout: no answer within 0.2 s'],
    [head, 'timeout: no answer within 0.2 s'],
    [whole.slice(0, -5), 'timeout: the answer stopped for 0.2 s'],
  ])('silence after %j ends in time', async (bytes, expected) => {
    const started = performance.now();
    expect(await ask(await serveBytes(bytes, 'hold'), { timeout: 200 })).toBe(expected);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('a closed port is refused', async () => {
    const server = createTcpServer();
    const url = await listen(server);
    server.close();
    expect(await ask(url)).toBe('refused: connection refused');
  });

  it('nonsense instead of HTTP is a fault', async () => {
    expect(await ask(await serveBytes('SSH-2.0-OpenSSH_9.9\r\n'))).toMatch(/^refused: /);
  });

  it('redirects in a circle end', async () => {
    let count = 0;
    const { url } = await serve((request, response) => {
      count += 1;
      response.writeHead(302, { location: `${request.url?.split('?')[0]}?again=${count}` }).end();
    });
    expect(await ask(url)).toBe('redirect: redirected more than five times');
    expect(count).toBe(6);
  });

  it('a bomb ends early', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const { url } = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await ask(url)).toBe('limit: the answer is larger than any index document should be');
  });
});

const tls = (name: string): { key: Buffer; cert: Buffer } => ({
  key: readFileSync(join(import.meta.dirname, `../../../fixtures/tls/${name}.key.pem`)),
  cert: readFileSync(join(import.meta.dirname, `../../../fixtures/tls/${name}.pem`)),
});

const servePage = (_: unknown, response: { end(text: string): unknown }): void => void response.end(page);

describe('TLS', () => {
  it.each([
    ['loopback', undefined, 'tls: the certificate is self-signed'],
    ['loopback', 'loopback', wheel],
    ['other-name', 'other-name', 'tls: the certificate is for another host'],
  ])('a certificate %s, trusting %s', async (name, trusted, expected) => {
    const url = await listen(createTlsServer(tls(name), servePage), 'https');
    expect(await ask(url, trusted === undefined ? {} : { ca: tls(trusted).cert.toString() })).toBe(expected);
  });

  const folder = join(import.meta.dirname, '../../../fixtures/tls');
  it.each(['SSL_CERT_FILE', 'SSL_CERT_DIR', 'PIP_CERT', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'])(
    'trusts what %s names, beside what Node trusts',
    async (name) => {
      const url = await listen(createTlsServer(tls('loopback'), servePage), 'https');
      const place = name === 'SSL_CERT_DIR' ? folder : join(folder, 'loopback.pem');
      expect(await ask(url, { env: { [name]: place } })).toBe(wheel);
    },
  );

  it.each([
    ['PIP_CERT', 'tls: the certificates that the environment names cannot be read'],
    ['SSL_CERT_FILE', 'tls: the certificate is self-signed'],
  ])('%s without such a file, as pip and OpenSSL have it', async (name, expected) => {
    const env = { [name]: join(folder, 'none.pem') };
    expect(await ask(await listen(createTlsServer(tls('loopback'), servePage), 'https'), { env })).toBe(expected);
    expect(await ask((await serve(servePage)).url, { env })).toBe(wheel);
  });

  it('HTTP/1.1: several connections', async () => {
    const server = createTlsServer(tls('loopback'), (_, response) => setTimeout(() => response.end('ok'), 5));
    let connections = 0;
    server.on('secureConnection', () => {
      connections += 1;
    });
    const url = await listen(server, 'https');
    const fetch = fetchWith({ ca: tls('loopback').cert.toString(), connections: 4 });
    const texts = await Promise.all(Array.from({ length: 40 }, (_, at) => read(fetch, `${url}/${at}`)));
    expect(new Set(texts)).toEqual(new Set(['ok']));
    expect(connections).toBe(4);
  });

  it('HTTP/2: one connection for all, at the same time', async () => {
    const server = createSecureServer({ ...tls('loopback'), allowHTTP1: true });
    let [sessions, flying, highest] = [0, 0, 0];
    server.on('session', () => {
      sessions += 1;
    });
    server.on('request', (request, response) => {
      highest = Math.max(highest, (flying += 1));
      setTimeout(() => {
        flying -= 1;
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(`${request.httpVersion} ${request.url}`));
      }, 20);
    });
    const url = await listen(server, 'https');
    const fetch = fetchWith({ ca: tls('loopback').cert.toString() });
    const texts = await Promise.all(Array.from({ length: 32 }, (_, at) => read(fetch, `${url}/${at}`)));
    expect(texts).toEqual(Array.from({ length: 32 }, (_, at) => `2.0 /${at}`));
    expect([sessions, highest]).toEqual([1, 32]);
    expect(await read(fetch, `${url}/again`)).toBe('2.0 /again');
    expect(sessions).toBe(1);
  });

  it('HTTP/2: a connection that breaks is made again', async () => {
    const server = createSecureServer(tls('loopback'));
    let count = 0;
    server.on('stream', (stream) => {
      count += 1;
      if (count === 1) stream.session?.destroy();
      else {
        stream.respond({ ':status': 200, 'content-type': 'text/html' });
        stream.end(page);
      }
    });
    const url = await listen(server, 'https');
    expect(await ask(url, { ca: tls('loopback').cert.toString(), retries: 2 })).toBe(wheel);
  });
});

/** A proxy that counts what it is asked for, and tunnels to where it is told. */
async function proxy(refusal?: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(refusal ?? 200).end(page);
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on('error', () => {});
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} Refused\r\n\r\n`);
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { address: await listen(server), asked };
}

describe('proxies', () => {
  const tlsServer = (): Promise<string> =>
    listen(
      createTlsServer(tls('loopback'), (_, response) => response.end(page)),
      'https',
    );
  const ca = tls('loopback').cert.toString();

  it.each(['http_proxy', 'HTTP_PROXY'])('%s: a plain address is asked of the proxy', async (name) => {
    const { address, asked } = await proxy();
    expect(await ask('http://index.example', { env: { [name]: address } })).toBe(wheel);
    expect(asked).toEqual(['GET http://index.example/index/demo/']);
  });

  it.each(['https_proxy', 'HTTPS_PROXY'])('%s: https goes through a tunnel', async (name) => {
    const { address, asked } = await proxy();
    const url = await tlsServer();
    expect(await ask(url, { ca, env: { [name]: address } })).toBe(wheel);
    expect(asked).toEqual([`CONNECT ${new URL(url).host}`]);
  });

  it('without a scheme it is http', async () => {
    const { address, asked } = await proxy();
    expect(await ask('http://index.example', { env: { http_proxy: new URL(address).host } })).toBe(wheel);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ['NO_PROXY names the host', { NO_PROXY: 'a.example,127.0.0.1' }],
    ['NO_PROXY is a star', { no_proxy: '*' }],
    ['it is for https alone', {}],
  ])('is not used where %s', async (_, more) => {
    const { address, asked } = await proxy();
    const { url } = await serve((__, response) => response.end(page));
    const name = Object.keys(more).length === 0 ? 'https_proxy' : 'http_proxy';
    expect(await ask(url, { env: { [name]: address, ...more } })).toBe(wheel);
    expect(asked).toEqual([]);
  });

  it('HTTP_PROXY is not for https, as for curl and pip', async () => {
    const { address, asked } = await proxy();
    expect(await ask(await tlsServer(), { ca, env: { http_proxy: address } })).toBe(wheel);
    expect(asked).toEqual([]);
  });

  it.each([
    ['a tunnel', async () => ask(await tlsServer(), { ca, env: { https_proxy: (await proxy(407)).address } })],
    ['a plain request', async () => ask('http://index.example', { env: { http_proxy: (await proxy(407)).address } })],
  ])('that wants a password for %s is named', async (_, run) => {
    expect(await run()).toMatch(/HTTP 407/);
  });

  it.each(['http://', 'gopher://proxy.example', 'http://[', 'http://a b/'])(
    'that is %j is an error',
    async (address) => {
      const expected = 'refused: the proxy address in the environment is not valid';
      expect(await ask('http://index.example', { env: { http_proxy: address } })).toBe(expected);
    },
  );
});

describe('the recorded index on loopback', () => {
  // fixtures/index/cryptography.json
  it.each([{}, { versionJson: false, projectJson: false, simpleJson: false }])(
    'answers as it does without a network: %j',
    async (options) => {
      const server = await serveRecorded(recordings, options);
      open.push(server);
      const index = openIndex(hostWith(), server.url);
      const answer = await index.release(normalizeName('cryptography'), '3.4.7');
      expect(answer.found && answer.files.length).toBe(14);
      expect(await index.release(normalizeName('no-such-project'), '1')).toEqual({ found: false, missing: 'project' });
      expect(server.requests.length).toBeGreaterThan(1);
    },
  );

  it('fails where it is told to', async () => {
    const server = await serveRecorded(recordings, { fail: { numpy: 503 } });
    open.push(server);
    const index = openIndex(hostWith(), server.url, { retries: 0 });
    await expect(index.release(normalizeName('numpy'), '1.26.4')).rejects.toThrow('HTTP 503');
    expect((await index.release(normalizeName('six'), '1.16.0')).found).toBe(true);
  });
});
