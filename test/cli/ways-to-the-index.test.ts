// The built command on every way to an index: what is bundled of undici has to hold all that a connection takes, which tests of the
// sources do not see (`scripts/setup/lean-undici.mjs`).

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type RequestListener } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveRecorded } from '../../scripts/record/serve-recorded.mjs';
import { runProcess } from '../support/command.ts';

const tls = (ending: string): string => join(import.meta.dirname, `../../fixtures/tls/loopback.${ending}`);
const secure = { key: readFileSync(tls('key.pem')), cert: readFileSync(tls('pem')) };

const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-ways-'));
const servers: Server[] = [];
const passed: string[] = [];
let upstream: Awaited<ReturnType<typeof serveRecorded>>;

const open = async (server: Server): Promise<number> => {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const relay: RequestListener = ({ url = '', headers }, response) => {
  // A proxy is asked with the whole address.
  const path = url.startsWith('http:') ? new URL(url).pathname : url;
  if (path !== url) passed.push(url);
  const asked = request(new URL(path, upstream.url), { headers: { accept: headers.accept ?? '*/*' } }, (answer) => {
    const { 'content-type': type = '', 'content-length': length } = answer.headers;
    response.writeHead(answer.statusCode ?? 500, { 'content-type': type, ...(length && { 'content-length': length }) });
    answer.pipe(response);
  });
  asked.end();
};

/** Joins a connection to a place, and says so first. */
function joined(socket: Socket, port: number, first: string | Buffer): void {
  socket.on('error', () => undefined);
  const onward = connect(port, '127.0.0.1', () => {
    socket.write(first);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
}

/** Asks plain addresses itself, and lets TLS through. */
const httpProxy = (): Server =>
  createServer(relay).on('connect', ({ url = '' }: { url?: string }, socket: Socket) => {
    passed.push(url);
    joined(socket, Number(url.split(':')[1]), 'HTTP/1.1 200 OK\r\n\r\n');
  });

/** RFC 1928 without a password: names are looked up here. */
const socksProxy = (): Server =>
  createTcpServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (asked) => {
        passed.push('SOCKS');
        joined(socket, asked.readUInt16BE(asked.length - 2), Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      });
    });
  });

const ports: Record<string, number> = {};
beforeAll(async () => {
  upstream = await serveRecorded(join(import.meta.dirname, '../../fixtures/index'));
  writeFileSync(join(folder, 'requirements.txt'), 'six==1.16.0\n');
  const opened = {
    plain: createServer(relay),
    tls: createTlsServer(secure, relay),
    http2: createSecureServer(secure, relay as never),
    proxy: httpProxy(),
    socks: socksProxy(),
  };
  for (const [name, server] of Object.entries(opened)) ports[name] = await open(server);
});
afterAll(async () => {
  for (const server of servers) server.close();
  await upstream.close();
  rmSync(folder, { recursive: true });
});

it.each([
  ['plain', 'http', undefined],
  ['tls', 'https', undefined],
  ['http2', 'https', undefined],
  ['plain', 'http', 'proxy'],
  ['tls', 'https', 'proxy'],
  ['plain', 'http', 'socks'],
  ['tls', 'https', 'socks'],
])('%s (%s) through %s', async (name, scheme, proxy) => {
  passed.length = 0;
  const through = `${proxy === 'socks' ? 'socks5h' : 'http'}://127.0.0.1:${ports[proxy ?? '']}`;
  const args = [
    'requirements.txt',
    '--base',
    'python:3.12-slim',
    '--platform',
    'linux/amd64',
    '--no-resolve',
    '--no-cache',
  ];
  const { code, stdout, stderr } = await runProcess(
    [...args, '--retries', '0', '--index-url', `${scheme}://localhost:${ports[name]}/simple`],
    folder,
    { SSL_CERT_FILE: tls('pem'), NO_PROXY: '', ...(proxy === undefined ? {} : { ALL_PROXY: through }) },
  );
  // undici calls its SOCKS an experiment.
  expect({ code, stderr: stderr.replaceAll(/^\(.*\n/gm, '') }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/wheel +six 1\.16\.0/);
  expect(passed.length > 0).toBe(proxy !== undefined);
});
