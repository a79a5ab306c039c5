// The small index on loopback, with somebody who may spoil each of its answers.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { answer, type Reply } from './world.ts';

/** One request, and the answer that a healthy index would give. */
export interface Asked {
  readonly path: string;
  /** How often this path was asked before. */
  readonly before: number;
  /** Position among all requests. */
  readonly position: number;
  readonly origin: string;
  readonly reply: Reply;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** What is sent instead; undefined where it has sent, or broken, something itself. */
export type Spoil = (asked: Asked) => Reply | undefined;

export const calm: Spoil = ({ reply }) => reply;

export interface FaultServer {
  readonly origin: string;
  /** Paths, in order. */
  readonly asked: string[];
  /** The Authorization header of each request, by its position. */
  readonly authorizations: (string | undefined)[];
  spoil(how: Spoil): void;
  close(): Promise<void>;
}

function send({ response }: Pick<Asked, 'response'>, { status, headers, body }: Reply): void {
  response.writeHead(status, { 'content-length': body.length, ...headers });
  response.end(body);
}

/** @param tls key and certificate; absent: plain HTTP */
export async function serveFaults(
  how: Spoil = calm,
  tls?: { readonly key: Buffer; readonly cert: Buffer },
  port = 0,
): Promise<FaultServer> {
  let spoil = how;
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    const before = asked.filter((each) => each === path).length;
    const reply = answer(path, request.headers.accept ?? '', origin);
    authorizations.push(request.headers.authorization);
    asked.push(path);
    const one = { path, before, position: asked.length - 1, origin, reply, request, response, socket: request.socket };
    const sent = spoil(one);
    if (sent !== undefined) send(one, sent);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`;
  return {
    origin,
    asked,
    authorizations,
    spoil(next) {
      spoil = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
