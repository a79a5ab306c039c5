// How one run reaches servers: pages, metadata and files by the same redirects, patience and credentials, and only so many at a time.

import pLimit from 'p-limit';
import { expandVariables, unsetVariable } from './expand-variables.ts';
import { type Credentials, createCredentials } from './credentials.ts';
import type { Download } from './download.ts';
import { createGet, type Get } from './get.ts';
import type { AskPart } from './part.ts';
import type { Host } from './host.ts';
import { IndexError } from './index-error.ts';
import { createLastRound } from './last-round.ts';
import { createOrigins } from './origins.ts';
import { createAsk } from './request.ts';
import { withinTime } from './within-time.ts';
import { readUrl } from './read-url.ts';

export interface TransportOptions {
  /** How often a question is asked again; 3. */
  readonly retries?: number;
  /** Milliseconds of silence after which an attempt counts as failed; 15,000. */
  readonly timeout?: number;
  /** Questions in flight; 32. */
  readonly concurrency?: number;
  /** Fires when the run's time is over: every question then fails with `time`. */
  readonly time?: AbortSignal | undefined;
  /** Variables of the environment, for addresses of files that hold some (`https://${TOKEN}@files.example/demo.whl`). */
  readonly variable?: ((name: string) => string | undefined) | undefined;
}

export interface Transport {
  readonly get: Get;
  readonly download: Download;
  readonly part: AskPart;
  readonly credentials: Credentials;
}

/** For a run that asks nothing. */
export function offlineTransport(): Transport {
  const refuse = (): Promise<never> => Promise.reject(new IndexError({ kind: 'offline' }));
  return { get: refuse, download: refuse, part: refuse, credentials: createCredentials() };
}

/** As pip does; what is not set is no password, so that nothing is sent in its place. */
function fillAddress(url: string, variable: (name: string) => string | undefined): string {
  const text = expandVariables(url, variable);
  return unsetVariable(text) === undefined ? text : text.replace(/^(\w+:\/\/)[^/]*@/, '$1');
}

/** Documents that hold a whole project may have 11 MB, most have less than one; so many of them are in memory at a time. */
const wholeDocuments = 32;

/** Opens nothing before it is asked. It remembers which origins do not answer, so that it is for one run. */
export function openTransport(host: Host, options: TransportOptions = {}): Transport {
  const { retries = 3, timeout = 15_000, concurrency = 32, variable = () => undefined, time } = options;
  const credentials = createCredentials((origin) => host.login?.(origin));
  const originOf = createOrigins(host, timeout);
  const ask = createAsk(host, { retries, timeout, credentials, originOf });
  const now = (): number => host.now();
  const get = createGet(ask, host);
  // Most runs look into no archive.
  const download: Download = async (...asked) => (await import('./download.ts')).createDownload(ask, now)(...asked);
  const part: AskPart = async (...asked) => (await import('./part.ts')).createAskPart(ask, now)(...asked);
  const filled = <R extends { readonly url: string }>(request: R): R =>
    request.url.includes('${') ? { ...request, url: fillAddress(request.url, variable) } : request;
  const inFlight = pLimit(concurrency);
  const large = pLimit(Math.min(wholeDocuments, concurrency));
  const lastRound = createLastRound(host);
  const patiently = <T>(
    url: string,
    signal: AbortSignal | undefined,
    question: (signal: AbortSignal | undefined) => Promise<T>,
  ): Promise<T> => {
    const isAlive = (): boolean => readUrl(url) !== undefined && originOf(url).hasAnswered();
    return withinTime((either) => lastRound(() => question(either), isAlive, either), time, signal);
  };
  return {
    credentials,
    get(asked, signal) {
      const question = filled(asked);
      return patiently(question.url, signal, (either) => {
        const run = (): ReturnType<Get> => inFlight(() => get(question, either));
        return question.whole === true ? large(run) : run();
      });
    },
    download(asked, signal, use) {
      const request = filled(asked);
      return patiently(request.url, signal, (either) => inFlight(() => download(request, either, use)));
    },
    part(asked, signal) {
      const request = filled(asked);
      return patiently(request.url, signal, (either) => inFlight(() => part(request, either)));
    },
  };
}
