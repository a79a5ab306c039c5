// A1 to A5, A10 to A12: the connection to the index.

import { createServer, type Socket } from 'node:net';
import { expect } from 'vitest';
import { through } from '../bench.ts';
import { type Asked, calm, serveFaults, type Spoil } from '../fault-server.ts';
import { all, first, type Row, type Variant } from '../row.ts';
import { tls } from '../tls.ts';
import { truth } from '../world.ts';

const reset: Spoil = ({ socket }) => void socket.resetAndDestroy();

/** Head and `length` bytes of the body, and then whatever happens. */
const partly =
  (length: (whole: number) => number, then: (socket: Socket) => void, chunked = false): Spoil =>
  ({ reply, socket }: Asked) => {
    const told = Object.entries(reply.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const size = reply.body.length;
    const sent = reply.body.subarray(0, Math.min(length(size), size - 1));
    const framing = chunked ? 'transfer-encoding: chunked' : `content-length: ${size}`;
    const bytes = chunked
      ? Buffer.concat([Buffer.from(`${sent.length.toString(16)}\r\n`), sent, Buffer.from('\r\n')])
      : sent;
    socket.write(`HTTP/1.1 ${reply.status} OK\r\n${told.join('')}${framing}\r\n\r\n`);
    socket.write(bytes, () => setTimeout(() => then(socket), 1));
    return undefined;
  };

const end = (socket: Socket): void => void socket.end();
const cutOff = (share: number): Spoil => partly((whole) => Math.floor(whole * share), end);
const resetInside = (share: number): Spoil =>
  partly(
    (whole) => Math.floor(whole * share),
    (socket) => void socket.resetAndDestroy(),
  );
const hold = (): void => undefined;

const silence: Spoil = () => undefined;
const drip: Spoil = ({ reply, socket }) => {
  socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${reply.body.length}\r\n\r\n`);
  let at = 0;
  const timer = setInterval(() => socket.write(reply.body.subarray(at, (at += 1))), 50);
  socket.on('close', () => clearInterval(timer));
  return undefined;
};

const headCut: Spoil = ({ socket }) => void socket.end('HTTP/1.1 200 OK\r\ncontent-le');

/** Once it passes, for ever it leaves nothing decided. */
const onceAndAlways = (name: string, how: Spoil): readonly Variant[] => [
  [`${name}, once`, first(1, how), 'normal'],
  [`${name}, three times`, first(3, how), 'normal'],
  [`${name}, always`, how, 'unknown'],
];

/** 32 in `npm run faults`; test/core/node/http.test.ts has as many of single questions. */
const count = process.env['FAULT_SEEDS'] === undefined ? 8 : 32;
const points = Array.from({ length: count }, (_, at) => at / count);

async function freePort(): Promise<number> {
  const server = await serveFaults();
  await server.close();
  return Number(new URL(server.origin).port);
}

/** Answers CONNECT with a status and nothing else; plain questions as well. */
async function deafProxy(code: number): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(`HTTP/1.1 ${code} No\r\ncontent-length: 0\r\n\r\n`));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

export const connections: readonly Row[] = [
  {
    id: 'A1',
    fault: 'connection refused, for ever and for a while',
    async run() {
      const gone = `http://127.0.0.1:${await freePort()}/simple`;
      const port = await freePort();
      const late = new Promise<Awaited<ReturnType<typeof serveFaults>>>((resolve, reject) => {
        setTimeout(() => serveFaults(calm, undefined, port).then(resolve, reject), 60);
      });
      const failed = await all([
        ['for ever', calm, 'unknown', { url: gone }],
        ['for a while', calm, 'normal', { url: `http://127.0.0.1:${port}/simple` }],
      ]);
      await (await late).close();
      return failed;
    },
  },
  {
    id: 'A2',
    fault: 'connection reset before the head, inside it, inside the body',
    run: () =>
      all([
        ...onceAndAlways('before', reset),
        ...onceAndAlways('inside the head', headCut),
        ...onceAndAlways('inside the body', resetInside(0.5)),
      ]),
  },
  {
    id: 'A3',
    fault: `a body cut off at each of ${count} points`,
    run: () =>
      all(
        points.flatMap((point): readonly Variant[] => [
          [`at ${point}, once`, first(1, cutOff(point)), 'normal'],
          [`at ${point}, always`, cutOff(point), 'unknown'],
        ]),
      ),
  },
  {
    id: 'A4',
    fault: `chunks without the last one, at each of ${count} points`,
    run: () =>
      all(
        points.flatMap((point): readonly Variant[] => {
          const cut = partly((whole) => Math.floor(whole * point) + 1, end, true);
          return [
            [`at ${point}, once`, first(1, cut), 'normal'],
            [`at ${point}, always`, cut, 'unknown'],
          ];
        }),
      ),
  },
  {
    id: 'A5',
    fault: 'silence instead of the head, inside the body; a byte now and then',
    run: () =>
      all([
        [
          'no head, for the first question',
          ({ position, reply }) => (position === 0 ? undefined : reply),
          'normal',
          { silent: true },
        ],
        ['no head, always', silence, 'unknown', { silent: true }],
        [
          'half a body, once',
          first(
            1,
            partly((whole) => whole / 2, hold),
          ),
          'normal',
          { silent: true },
        ],
        ['half a body, always', partly((whole) => whole / 2, hold), 'unknown', { silent: true }],
        ['a drip, once', first(1, drip), 'normal', { silent: true }],
        ['a drip, always', drip, 'unknown', { silent: true }],
      ]),
  },
  {
    id: 'A10',
    fault: 'a name that no resolver knows; one index of two that is down',
    async run() {
      const server = await serveFaults();
      const down = `http://127.0.0.1:${await freePort()}/simple`;
      const failed = [
        ...(await all([['no such name', calm, 'unknown', { url: 'http://index.invalid/simple' }]])),
        ...(await all([['one of two is down, pool', calm, 'either', { server, extra: [down], strategy: 'pool' }]])),
      ];
      await server.close();
      return failed;
    },
  },
  {
    id: 'A11',
    fault: 'certificates: of nobody, of another host, out of date, trusted',
    async run() {
      const [own, other] = [await serveFaults(calm, tls('loopback')), await serveFaults(calm, tls('other-name'))];
      const late = await serveFaults(calm, tls('expired'));
      const ca = (name: string): { readonly ca: string } => ({ ca: tls(name).cert.toString() });
      const failed = [
        ...(await all([['of nobody', calm, 'unknown', { server: own }]])),
        ...(await all([['trusted', calm, 'normal', { server: own, options: ca('loopback') }]])),
        ...(await all([['of another host', calm, 'unknown', { server: other, options: ca('other-name') }]])),
        ...(await all([['out of date', calm, 'unknown', { server: late, options: ca('expired') }]])),
      ];
      expect([other.asked, late.asked]).toEqual([[], []]);
      await Promise.all([own.close(), other.close(), late.close()]);
      return failed;
    },
  },
  {
    id: 'A12',
    fault: 'proxies: refused, 407, excepted by NO_PROXY, without a scheme, invalid',
    async run() {
      const gone = `127.0.0.1:${await freePort()}`;
      const deaf = await deafProxy(407);
      const failed = await all([
        ['refused', calm, 'unknown', { options: { env: { HTTP_PROXY: `http://${gone}` } } }],
        ['407', calm, 'unknown', { options: { env: { HTTP_PROXY: deaf.url } } }],
        ['excepted', calm, 'normal', { options: { env: { HTTP_PROXY: deaf.url, NO_PROXY: '127.0.0.0/8' } } }],
        ['without a scheme', calm, 'unknown', { options: { env: { HTTP_PROXY: gone } } }],
        ['of https alone, invalid', calm, 'normal', { options: { env: { HTTPS_PROXY: 'http://[' } } }],
      ]);
      deaf.close();
      return failed;
    },
  },
];

/** The world by itself: without a fault all is as it should be. */
export async function withoutFault(): Promise<void> {
  expect((await through(calm, 'normal')).judgement).toEqual(truth);
}
