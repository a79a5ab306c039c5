// One GET as an index needs it: bounded, retried with growing pauses, following few redirects, showing credentials to one origin alone.

import { discardBody, readBody } from './body.ts';
import { explainFault } from './explain-fault.ts';
import { type Fault, FaultError, faultText, isTransient } from './fault.ts';
import { followRedirects } from './follow-redirects.ts';
import { conditionalHeaders, type Freshness, readFreshness, type Validators } from './freshness.ts';
import { onAbort } from './on-abort.ts';
import type { FetchResponse, Host } from './host.ts';
import { IndexError } from './index-error.ts';
import { startPatience } from './patience.ts';
import { statusFault } from './status-fault.ts';

export interface RequestOptions {
  /** How often a question is asked again. */
  readonly retries: number;
  /** Milliseconds of silence after which an attempt counts as failed. */
  readonly timeout: number;
  /** The origin that may see the Authorization header. */
  readonly credentials?: { readonly origin: string; readonly authorization: string };
}

/** The final answer to a question; `status` is never one that asking again could better. */
export interface Answer {
  readonly status: number;
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly contentType: string;
  /** True where the transport told where the body ends, so that it cannot have been cut off unnoticed. */
  readonly delimited: boolean;
  /** Empty unless the status is 200. */
  readonly bytes: Uint8Array;
  readonly freshness: Freshness;
}

/**
 * Asks for one document. With validators, the answer may be 304: what they belong to still holds.
 *
 * @throws IndexError when no answer could be had.
 */
export type Get = (url: string, accept: string, signal?: AbortSignal, validators?: Validators) => Promise<Answer>;

/** An origin that has not answered anything after this long is dead; all of its questions end then. */
const deadAfter = 19_500;

/** So many questions given up in a row, and the origin's others are asked once only: one dead host must not cost minutes. */
const hopelessAfter = 3;

const firstPause = 500;

/** Milliseconds to wait after the `failures`th failure in a row: 0.5 s, 1 s, 2 s …, or what the server asked for. */
export function retryPause(failures: number, fault: Fault): number {
  return Math.max(firstPause * 2 ** (failures - 1), (fault.kind === 'status' && fault.retryAfter) || 0);
}

/** What this run has seen of one origin. */
interface Origin {
  readonly firstAsked: number;
  answered: boolean;
  givenUp: number;
  lastFailure?: IndexError;
}

async function readAnswer(
  { response, at }: { readonly response: FetchResponse; readonly at: string },
  now: number,
  progress: () => void,
): Promise<Answer> {
  const { status, headers } = response;
  let bytes: Uint8Array = new Uint8Array();
  if (status === 200) bytes = await readBody(response, progress);
  else await discardBody(response);
  const fault = statusFault(response, now);
  if (isTransient(fault)) throw new FaultError(fault);
  return {
    status,
    url: at,
    contentType: headers.get('content-type') ?? '',
    delimited: headers.get('content-length') !== null || headers.get('transfer-encoding') === 'chunked',
    bytes,
    freshness: readFreshness(headers),
  };
}

const stopped = (): IndexError => new IndexError({ kind: 'aborted' });

/**
 * Makes the GET of one index, for one run: it remembers which origins do not answer.
 *
 * Retried are broken connections, silence, bodies cut off, and the statuses 408, 425, 429, 500, 502, 503 and 504, after
 * 0.5 s, 1 s, 2 s …, or after what Retry-After says, 30 s at most.
 */
export function createGet(host: Host, options: RequestOptions): Get {
  const origins = new Map<string, Origin>();

  /** Milliseconds until an origin that never answered counts as dead. */
  const lifeLeft = (origin: Origin): number =>
    origin.answered ? Number.POSITIVE_INFINITY : origin.firstAsked + Math.max(deadAfter, options.timeout) - host.now();

  const attempt = async (
    url: string,
    wanted: Readonly<Record<string, string>>,
    origin: Origin,
    signal: AbortSignal | undefined,
  ): Promise<Answer> => {
    const first = Math.max(Math.min(options.timeout, lifeLeft(origin)), 1);
    const patience = startPatience(host, { first, pause: options.timeout }, signal);
    const ask = async (at: string): Promise<FetchResponse> => {
      const { credentials } = options;
      const trusted = credentials !== undefined && new URL(at).origin === credentials.origin;
      const headers = { ...wanted, ...(trusted ? { authorization: credentials.authorization } : {}) };
      const response = await host.fetch(at, { headers, signal: patience.signal });
      origin.answered = true;
      patience.progress();
      return response;
    };
    const running = followRedirects(url, ask).then((response) => readAnswer(response, host.now(), patience.progress));
    running.catch(() => undefined);
    try {
      return await Promise.race([running, patience.broken]);
    } catch (error) {
      if (signal?.aborted) throw stopped();
      throw new FaultError(patience.fault() ?? explainFault(error));
    } finally {
      patience.stop();
    }
  };

  const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
    const wait = new AbortController();
    const letGo = onAbort(signal, () => wait.abort());
    try {
      await host.sleep(ms, wait.signal);
    } catch (error) {
      if (!signal?.aborted) throw error;
    } finally {
      letGo();
    }
    if (signal?.aborted) throw stopped();
  };

  return async (url, accept, signal, validators = {}) => {
    if (signal?.aborted) throw stopped();
    const wanted = { accept, ...conditionalHeaders(validators) };
    const started = host.now();
    const key = new URL(url).origin;
    const origin: Origin = origins.get(key) ?? { firstAsked: started, answered: false, givenUp: 0 };
    origins.set(key, origin);
    if (lifeLeft(origin) <= 0 && origin.lastFailure) throw origin.lastFailure;

    const retries = origin.givenUp >= hopelessAfter ? 0 : options.retries;
    const faults: Fault[] = [];
    for (;;) {
      try {
        const answer = await attempt(url, wanted, origin, signal);
        origin.givenUp = 0;
        return answer;
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        const { fault } = error;
        faults.push(fault);
        const wait = retryPause(faults.length, fault);
        if (!isTransient(fault) || faults.length > retries || lifeLeft(origin) <= wait) {
          if (isTransient(fault)) origin.givenUp += 1;
          origin.lastFailure = new IndexError(fault, {
            count: faults.length,
            elapsed: host.now() - started,
            alike: faults.every((each) => faultText(each) === faultText(fault)),
          });
          throw origin.lastFailure;
        }
        await pause(wait, signal);
      }
    }
  };
}
