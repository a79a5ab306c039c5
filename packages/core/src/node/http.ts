// HTTP for core on Node, by undici: kept connections, HTTP/2, proxies from the environment. undici is loaded by the first request.

import type { Answer } from '../http/answer.ts';
import type { Fetch, Host } from '../http/host.ts';
import { compressedBody, inflate } from './compressed-body.ts';
import { decodeBody } from './decode.ts';
import { createDispatchers, type Dispatchers } from './dispatchers.ts';
import type { FileCache } from './file-cache.ts';
import { pageReader } from './page-reader.ts';
import { netrcLogins } from './netrc.ts';
import { sleep } from './sleep.ts';

/** How Node's requests are made. */
export interface FetchOptions {
  /** Connections to one HTTP/1.1 origin; 32. HTTP/2 needs one. */
  readonly connections?: number;
  /** Milliseconds of silence that core bears with, as told to openIndex; 15,000. A connection that takes longer is given up as well. */
  readonly timeout?: number;
  /** Certificates to trust instead of Node's own, PEM. NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, SSL_CERT_DIR, PIP_CERT, REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE work without this. */
  readonly ca?: string;
  /** HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY and their lower-case forms, NETRC and HOME are read from here; process.env. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly userAgent?: string;
}

/** A Fetch that can let go of its connections. */
export type NodeFetch = ((...asked: Parameters<Fetch>) => Promise<Answer>) & { close(): Promise<void> };

async function openDispatchers(options: FetchOptions): Promise<Dispatchers> {
  const undici = await import('./undici.ts');
  return createDispatchers(undici, {
    connections: options.connections ?? 32,
    // A little more, so that core, which knows the limit, is the one to report it.
    connectTimeout: (options.timeout ?? 15_000) + 1000,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    env: options.env ?? process.env,
  });
}

/**
 * A fetch that follows no redirect, decodes gzip, deflate and brotli within bounds, and keeps its connections. What is asked for
 * with `accept-encoding: identity` comes as it is.
 *
 * Rejects with the errors of Node's sockets and of undici; core's table of faults knows their codes.
 */
export function nodeFetch(options: FetchOptions = {}): NodeFetch {
  let opened: Promise<Dispatchers> | undefined;
  const fetch = async (...[url, init]: Parameters<Fetch>): Promise<Answer> => {
    const dispatchers = await (opened ??= openDispatchers(options));
    const { signal } = init;
    const uncoded = init.headers['accept-encoding'] === 'identity';
    const address = new URL(url);
    const dispatcher = await dispatchers.choose(address);
    const response = await dispatcher.request({
      origin: address.origin,
      path: `${address.pathname}${address.search}`,
      method: 'GET',
      headers: {
        'user-agent': options.userAgent ?? 'wheelcheck',
        'accept-encoding': 'gzip',
        ...init.headers,
      },
      ...(signal === undefined ? {} : { signal }),
    });
    const headers = {
      get(name: string): string | null {
        const value = response.headers[name.toLowerCase()];
        return Array.isArray(value) ? value.join(', ') : (value ?? null);
      },
    };
    const kept = compressedBody();
    return {
      status: response.statusCode,
      url,
      headers,
      delimited: dispatchers.isFramed(dispatcher),
      // As pip takes files: a Content-Encoding on what was asked for without one is the server's word for the file itself.
      body: decodeBody(response.body, uncoded ? null : headers.get('content-encoding'), kept.add),
      compressed: kept.text,
    };
  };
  return Object.assign(fetch, {
    async close() {
      const dispatchers = await opened?.catch(() => undefined);
      await dispatchers?.close();
    },
  });
}

/** What core needs of the machine, on Node. */
export type NodeHost = Host & { close(): Promise<void> };

/** What Node's host is made of. */
export interface HostOptions extends FetchOptions {
  /** Keeps answers for other runs; written when the host is closed. */
  readonly cache?: FileCache;
}

/** Node's network, clock and disk as core's Host. */
export function nodeHost({ cache, ...options }: HostOptions = {}): NodeHost {
  const fetch = nodeFetch(options);
  const pages = pageReader();
  return {
    fetch,
    inflate,
    pages,
    readMember: async (...asked) => (await import('./read-member.ts')).readMember(...asked),
    ...(cache === undefined ? {} : { cache }),
    login: netrcLogins(options.env ?? process.env),
    now: () => Date.now(),
    worked() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    random: () => Math.random(),
    sleep,
    async close() {
      await Promise.all([cache?.close(), fetch.close(), pages.close()]);
    },
  };
}
