// Which of undici's dispatchers serves an address: through a proxy, over HTTP/2, or over a set of HTTP/1.1 connections.

import type { Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Agent, buildConnector, Dispatcher, ProxyAgent } from 'undici';
import { proxyOf } from './proxy-of.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

/** undici, loaded. */
type Undici = typeof import('./undici.ts');

export interface ConnectionOptions {
  /** Connections to one HTTP/1.1 origin. */
  readonly connections: number;
  /** Milliseconds until a connection must stand. */
  readonly connectTimeout: number;
  /** Certificates to trust instead of Node's own and those of the environment, PEM. */
  readonly ca?: string;
  /** Where the variables of proxies and certificates are read from. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Dispatchers {
  /** @throws what connecting throws, where the origin has to be asked for its protocol first. */
  choose(url: URL): Promise<Dispatcher>;
  /** Whether it speaks HTTP/2, which tells where an answer ends. */
  isFramed(dispatcher: Dispatcher): boolean;
  close(): Promise<void>;
}

/**
 * Dispatchers for one run.
 *
 * HTTP/2 answers 150 questions over one connection as fast as 64 connections of HTTP/1.1 do. undici has to be told how
 * many may be under way on a connection before it knows the protocol, and the wrong number either sends them one after
 * the other or pipelines HTTP/1.1; so the first connection to an https origin is made beforehand and tells.
 */
export function createDispatchers(undici: Undici, options: ConnectionOptions): Dispatchers {
  const { connections, env, connectTimeout: timeout } = options;
  // Made once, and not before it is needed: a list of all authorities takes a while to read, and may be missing.
  const tls = lazy(() => {
    const ca = options.ca ?? trustedAuthorities(env);
    return ca === undefined ? { timeout } : { timeout, secureContext: createSecureContext({ ca: [ca].flat() }) };
  });

  const proxies = new Map<string, ProxyAgent>();
  const through = (uri: string, isTls: boolean): ProxyAgent => {
    const key = `${isTls} ${uri}`;
    const known = proxies.get(key);
    if (known !== undefined) return known;
    const agent = new undici.ProxyAgent({
      uri,
      connections,
      connect: { timeout },
      ...(uri.startsWith('https:') ? { proxyTls: tls() } : {}),
      requestTls: isTls ? tls() : { timeout },
      // As curl and pip do: a plain http address is asked of the proxy itself, CONNECT is for https.
      proxyTunnel: false,
    });
    proxies.set(key, agent);
    return agent;
  };

  const scouted = new Map<string, Socket>();
  const connectFirst = (connector: buildConnector.connector): buildConnector.connector =>
    function connect(target, callback) {
      const key = `${target.protocol}//${target.host}`;
      const socket = scouted.get(key);
      scouted.delete(key);
      if (socket === undefined || socket.destroyed) connector(target, callback);
      else setImmediate(() => callback(null, socket));
    };
  const plain = new undici.Agent({ connections, connect: { timeout } });
  const offering = lazy(() => undici.buildConnector({ ...tls(), allowH2: true }));
  const agents: Agent[] = [plain];
  const kept = (agent: Agent): Agent => (agents.push(agent), agent);
  const http1 = lazy(() =>
    kept(new undici.Agent({ connections, connect: connectFirst(undici.buildConnector(tls())) })),
  );
  const framed = new WeakSet<Dispatcher>();
  const http2 = lazy(() => {
    const connect = connectFirst(offering());
    const agent = kept(new undici.Agent({ allowH2: true, connections: 1, pipelining: 100, connect }));
    framed.add(agent);
    return agent;
  });

  /** Connects, keeps the connection for the first question, and tells which protocol the server took. */
  const scout = (url: URL): Promise<Agent> =>
    new Promise((resolve, reject) => {
      const { protocol, host, hostname, port } = url;
      offering()({ protocol, host, hostname: hostname.replace(/^\[|\]$/g, ''), port }, (error, socket) => {
        if (error !== null) return reject(error);
        scouted.set(url.origin, socket);
        return resolve('alpnProtocol' in socket && socket.alpnProtocol === 'h2' ? http2() : http1());
      });
    });

  const direct = new Map<string, Promise<Agent>>();
  return {
    isFramed: (dispatcher) => framed.has(dispatcher),
    async choose(url) {
      const proxy = proxyOf(url, env);
      if (proxy !== undefined) return through(proxy, url.protocol === 'https:');
      if (url.protocol !== 'https:') return plain;
      const known = direct.get(url.origin);
      if (known !== undefined) return known;
      const asked = scout(url);
      direct.set(url.origin, asked);
      asked.catch(() => direct.delete(url.origin));
      return asked;
    },
    async close() {
      for (const socket of scouted.values()) socket.destroy();
      // Bun puts dispatchers of its own in undici's place, which have nothing to close.
      await Promise.all(
        [...proxies.values(), ...agents].map((dispatcher) =>
          'destroy' in dispatcher ? dispatcher.destroy() : Promise.resolve(),
        ),
      );
    },
  };
}

/** Made when it is first asked for. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
