// Which of undici's dispatchers serves an address: through a proxy, over HTTP/2, or over a set of HTTP/1.1 connections.

import type { Socket } from 'node:net';
import type { Agent, buildConnector, Dispatcher } from 'undici';

/** undici, loaded. */
type Undici = typeof import('./undici.ts');

export interface ConnectionOptions {
  /** Connections to one HTTP/1.1 origin. */
  readonly connections: number;
  /** Milliseconds until a connection must stand. */
  readonly connectTimeout: number;
  /** Certificates to trust instead of Node's own, PEM. */
  readonly ca?: string;
  /** Where the proxy variables are read from. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Dispatchers {
  /** @throws what connecting throws, where the origin has to be asked for its protocol first. */
  choose(url: URL): Promise<Dispatcher>;
  close(): Promise<void>;
}

/** A proxy's address; without a scheme it is `http://`, as for curl and pip. Throws ERR_PROXY for what is none. */
function readProxy(env: ConnectionOptions['env'], name: 'http_proxy' | 'https_proxy'): string {
  const value = (env[name] ?? env[name.toUpperCase()] ?? '').trim();
  if (value === '') return '';
  const url = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(url) || !/^(?:https?|socks5?):\/\//i.test(url)) {
    throw Object.assign(new Error(`${name} is not an address`), { code: 'ERR_PROXY' });
  }
  return url;
}

/**
 * Dispatchers for one run.
 *
 * HTTP/2 answers 150 questions over one connection as fast as 64 connections of HTTP/1.1 do. undici has to be told how
 * many may be under way on a connection before it knows the protocol, and the wrong number either sends them one after
 * the other or pipelines HTTP/1.1; so the first connection to an https origin is made beforehand and tells.
 */
export function createDispatchers(undici: Undici, options: ConnectionOptions): Dispatchers {
  const { connections } = options;
  const tls = { timeout: options.connectTimeout, ...(options.ca === undefined ? {} : { ca: options.ca }) };
  const httpProxy = readProxy(options.env, 'http_proxy');
  const httpsProxy = readProxy(options.env, 'https_proxy');
  const proxied =
    httpProxy === '' && httpsProxy === ''
      ? undefined
      : new undici.EnvHttpProxyAgent({
          httpProxy,
          httpsProxy,
          noProxy: options.env['no_proxy'] ?? options.env['NO_PROXY'] ?? '',
          connections,
          connect: tls,
          requestTls: tls,
          // As curl and pip do: a plain http address is asked of the proxy itself, CONNECT is for https.
          proxyTunnel: false,
        });

  const scouted = new Map<string, Socket>();
  const connectFirst = (connector: buildConnector.connector): buildConnector.connector =>
    function connect(target, callback) {
      const key = `${target.protocol}//${target.host}`;
      const socket = scouted.get(key);
      scouted.delete(key);
      if (socket === undefined || socket.destroyed) connector(target, callback);
      else setImmediate(() => callback(null, socket));
    };
  const offering = undici.buildConnector({ ...tls, allowH2: true });
  const http1 = new undici.Agent({ connections, connect: connectFirst(undici.buildConnector(tls)) });
  let http2: Agent | undefined;
  const overHttp2 = (): Agent =>
    (http2 ??= new undici.Agent({ allowH2: true, connections: 1, pipelining: 100, connect: connectFirst(offering) }));

  /** Connects, keeps the connection for the first question, and tells which protocol the server took. */
  const scout = (url: URL): Promise<Agent> =>
    new Promise((resolve, reject) => {
      const { protocol, host, hostname, port } = url;
      offering({ protocol, host, hostname: hostname.replace(/^\[|\]$/g, ''), port }, (error, socket) => {
        if (error !== null) return reject(error);
        scouted.set(url.origin, socket);
        return resolve('alpnProtocol' in socket && socket.alpnProtocol === 'h2' ? overHttp2() : http1);
      });
    });

  const direct = new Map<string, Promise<Agent>>();
  return {
    choose(url) {
      const proxy = url.protocol === 'https:' ? httpsProxy : httpProxy;
      if (proxied !== undefined && proxy !== '') return Promise.resolve(proxied);
      if (url.protocol !== 'https:') return Promise.resolve(http1);
      const known = direct.get(url.origin);
      if (known !== undefined) return known;
      const asked = scout(url);
      direct.set(url.origin, asked);
      asked.catch(() => direct.delete(url.origin));
      return asked;
    },
    async close() {
      for (const socket of scouted.values()) socket.destroy();
      const used = [proxied, http1, http2].filter((dispatcher) => dispatcher !== undefined);
      await Promise.all(used.map((dispatcher) => dispatcher.destroy()));
    },
  };
}
