// A tiny index on loopback, whose one release exists, and the faults of sections A and B that it can be given.

import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const WHEEL = 'pure-1.0-py3-none-any.whl';
const SIMPLE = 'application/vnd.pypi.simple.v1+json';
const METADATA = 'Metadata-Version: 2.1\nName: pure\nVersion: 1.0\n\n';

/** What a healthy index sends. */
function reply(path, accept, origin) {
  const file = { filename: WHEEL, url: `${origin}/files/${WHEEL}`, yanked: false, size: 1000 };
  const sent = (body, type, status = 200) => ({ status, headers: { 'content-type': type }, body: Buffer.from(body) });
  if (path.endsWith('.metadata')) return sent(METADATA, 'text/plain');
  if (path === '/simple/') return sent('<!DOCTYPE html><html><title>Simple index</title></html>', 'text/html');
  if (path === '/simple/pure/' && accept.includes(SIMPLE))
    return sent(
      JSON.stringify({
        meta: { 'api-version': '1.1' },
        name: 'pure',
        files: [{ ...file, hashes: {}, 'core-metadata': true }],
      }),
      SIMPLE,
    );
  if (path === '/simple/pure/')
    return sent(
      `<!DOCTYPE html><html><head><title>Links for pure</title></head><body><a href="${file.url}" data-core-metadata="true">${WHEEL}</a></body></html>`,
      'text/html',
    );
  if (/^\/pypi\/pure\/(?:1\.0\/)?json$/.test(path))
    return sent(
      JSON.stringify({
        info: { name: 'pure', version: '1.0', requires_dist: null },
        releases: { '1.0': [{ ...file, packagetype: 'bdist_wheel', digests: {} }] },
        urls: [{ ...file, packagetype: 'bdist_wheel', digests: {} }],
      }),
      'application/json',
    );
  return sent('not found\n', 'text/plain', 404);
}

const send = ({ response }, { status, headers, body }) =>
  response.writeHead(status, { 'content-length': body.length, ...headers }).end(body);
const head = ({ healthy: { status, headers } }, framing) =>
  `HTTP/1.1 ${status} OK\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}${framing}\r\n\r\n`;

/** Head and a share of the body, then `end` of the socket. */
const partly =
  (share, end, chunked = false) =>
  (asked) => {
    const { socket, healthy } = asked;
    const bytes = healthy.body.subarray(0, Math.min(Math.floor(healthy.body.length * share), healthy.body.length - 1));
    if (chunked)
      socket.write(`${head(asked, 'transfer-encoding: chunked')}${bytes.length.toString(16)}\r\n${bytes}\r\n`);
    else socket.write(Buffer.concat([Buffer.from(head(asked, `content-length: ${healthy.body.length}`)), bytes]));
    setTimeout(() => end(socket), 5);
  };
const cut = (socket) => socket.end();
const reset = (socket) => socket.resetAndDestroy();
const status =
  (code, headers = {}) =>
  (asked) =>
    send(asked, { status: code, headers, body: Buffer.from('spoiled\n') });
/** Another body with the same or other headers. */
const body =
  (change, headers = {}) =>
  (asked) =>
    send(asked, {
      ...asked.healthy,
      headers: { ...asked.healthy.headers, ...headers },
      body: Buffer.from(change(asked.healthy.body, asked)),
    });
const redirect = (to) => (asked) => send(asked, { status: 302, headers: to(asked), body: Buffer.alloc(0) });
const html = { 'content-type': 'text/html' };
const portal =
  '<html><head><title>Log in</title></head><body><form action="/login"><a href="/terms">Terms</a></form></body></html>';
const once = (how) => (asked) => (asked.before === 0 ? how(asked) : send(asked, asked.healthy));

/** Id of the matrix, what happens, how; `url` is asked in place of the server's. */
export const faults = [
  ['A1', 'connection refused', undefined, { url: 'http://127.0.0.1:9/simple' }],
  ['A2', 'reset before the head', ({ socket }) => reset(socket)],
  ['A2', 'reset before the head, once', once(({ socket }) => reset(socket))],
  ['A2', 'closed inside the head', ({ socket }) => socket.end('HTTP/1.1 200 OK\r\ncontent-le')],
  ['A2', 'reset inside the body', partly(0.5, reset)],
  ...[0, 0.25, 0.5, 0.75, 1].map((share) => ['A3', `body cut off at ${share * 100} %`, partly(share, cut)]),
  ['A3', 'body cut off, once', once(partly(0.5, cut))],
  ...[0.25, 0.5, 0.75, 1].map((share) => ['A4', `chunks cut off at ${share * 100} %`, partly(share, cut, true)]),
  ['A5', 'no answer', () => undefined],
  ['A5', 'half an answer, then silence', partly(0.5, () => undefined)],
  ...[408, 425, 429, 500, 502, 503, 504].map((code) => ['A6', `${code}, always`, status(code)]),
  ['A6', '503, once', once(status(503))],
  ['A7', 'Retry-After: garbage, once', once(status(503, { 'retry-after': 'soon' }))],
  ...[400, 401, 403, 451].map((code) => ['A8', `${code}`, status(code)]),
  ['A9', 'redirects in a circle', redirect(({ path }) => ({ location: path }))],
  ['A9', 'a redirect without Location', redirect(() => ({}))],
  ['A9', 'a redirect to a file', redirect(() => ({ location: 'file:///etc/hostname' }))],
  ['A10', 'a name that is not resolved', undefined, { url: 'http://index.invalid/simple' }],
  [
    'A12',
    'a proxy that refuses',
    undefined,
    { url: 'http://index.example/simple', env: { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' } },
  ],
  ...['', 'null', '[]', '{}', '"x"'].map((text) => ['B1', `a body of ${text || 'nothing'}`, body(() => text)]),
  ['B1', '204', status(204)],
  ['B2', 'the page of a captive portal', body(() => portal, html)],
  ['B2', 'that page, called JSON', body(() => portal, { 'content-type': SIMPLE })],
  ['B2', 'words', body(() => 'Please sign in.', { 'content-type': 'text/plain' })],
  ['B3', 'called application/octet-stream', body((whole) => whole, { 'content-type': 'application/octet-stream' })],
  ['B4', 'gzip cut off', body((whole) => gzipSync(whole).subarray(0, -12), { 'content-encoding': 'gzip' })],
  ['B4', 'called gzip', body((whole) => whole, { 'content-encoding': 'gzip' })],
  ['B4', 'gzip twice', body((whole) => gzipSync(gzipSync(whole)), { 'content-encoding': 'gzip' })],
  ['B4', 'a coding of nobody', body((whole) => whole, { 'content-encoding': 'zebra' })],
  ['B5', 'a text cut off, its length told right', body((whole) => whole.subarray(0, whole.length / 2))],
  ['B5', 'keys twice, the second empty', body((whole) => String(whole).replace(/\}$/, ',"files":[],"urls":[]}'))],
  ['B6', 'documents without files', body((whole) => String(whole).replaceAll(/"(?:files|urls|releases)"/g, '"other"'))],
  ['B6', 'files without a name', body((whole) => String(whole).replaceAll('"filename"', '"other"'))],
  ['B9', 'the page of another project', body((whole) => String(whole).replaceAll('pure', 'other'))],
];

/** @returns {Promise<{ url: string, close(): void }>} */
export async function serveFault(how) {
  const counts = new Map();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const before = counts.get(path) ?? 0;
    counts.set(path, before + 1);
    request.socket.on('error', () => undefined);
    how({
      path,
      before,
      request,
      response,
      socket: request.socket,
      healthy: reply(path, request.headers.accept ?? '', origin()),
    });
  });
  const origin = () => `http://127.0.0.1:${server.address().port}`;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${origin()}/simple`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Nothing the matter. */
export const healthy = (asked) => send(asked, asked.healthy);
