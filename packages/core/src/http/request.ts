// One question to a server: asked again with growing pauses.

import { createAttempt, type Reply, type Request, stopped } from './attempt.ts';
import { type Credentials, splitCredentials } from './credentials.ts';
import { type Fault, FaultError, faultText, isTransient } from './fault.ts';
import type { Host } from './host.ts';
import { IndexError } from './index-error.ts';
import { onAbort } from './on-abort.ts';
import type { Origin, OriginOf } from './origins.ts';

export interface RequestOptions {
  /** How often a question is asked again. */
  readonly retries: number;
  /** Milliseconds of silence after which an attempt counts as failed. */
  readonly timeout: number;
  readonly credentials: Credentials;
  /** What the run has seen of the servers. */
  readonly originOf: OriginOf;
}

/**
 * Asks until there is an answer that asking again could not better.
 *
 * Asked again is after broken connections, silence, bodies cut off, and the statuses 408, 425, 429, 500, 502, 503 and 504;
 * pauses are 0.5 s, 1 s, 2 s …, each up to a half longer where the host lends chance, and no shorter than Retry-After.
 *
 * @param read makes something of an answer, of each attempt anew; a FaultError of it counts as the attempt's, anything else that it throws ends the question
 * @throws IndexError when no answer could be had; whatever `read` throws
 */
export type Ask = <T>(
  request: Request,
  signal: AbortSignal | undefined,
  read: (reply: Reply) => Promise<T>,
) => Promise<T>;

const firstPause = 500;

/** Makes the questions of one run. */
export function createAsk(host: Host, { retries, timeout, credentials, originOf }: RequestOptions): Ask {
  const attempt = createAttempt(host, timeout, credentials);

  const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
    if (ms <= 0) return;
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

  /** Milliseconds until it is worth asking again; undefined where it is not. */
  const nextPause = (faults: readonly Fault[], fault: Fault, origin: Origin, most: number): number | undefined => {
    if (!isTransient(fault) || faults.length > most) return undefined;
    if (fault.kind === 'status' && fault.retryAfter !== undefined && !origin.hush(fault.retryAfter)) return undefined;
    const backoff = firstPause * 2 ** (faults.length - 1);
    const wait = Math.max(backoff, origin.hushLeft()) + ((host.random?.() ?? 0) * backoff) / 2;
    return wait < origin.lifeLeft() ? wait : undefined;
  };

  return async (request, signal, read) => {
    if (signal?.aborted) throw stopped();
    const started = host.now();
    credentials.learn(request.url);
    const { url } = splitCredentials(request.url);
    const origin = originOf(url);
    const verdict = origin.verdict();
    if (verdict !== undefined) throw verdict;

    const most = origin.deservesRetries() ? retries : 0;
    const faults: Fault[] = [];
    await pause(origin.hushLeft(), signal);
    for (;;) {
      try {
        const answer = await attempt({ ...request, url }, origin, signal, read);
        origin.answered();
        return answer;
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        const { fault } = error;
        faults.push(fault);
        const wait = nextPause(faults, fault, origin, most);
        if (wait === undefined) {
          const alike = faults.every((each) => faultText(each) === faultText(fault));
          const failure = new IndexError(fault, { count: faults.length, elapsed: host.now() - started, alike });
          origin.gaveUp(failure, isTransient(fault));
          // That it does not have a file is an answer: the server is well, and its others are worth a further round.
          if (fault.kind === 'status' && !isTransient(fault)) origin.answered();
          throw failure;
        }
        await pause(wait, signal);
      }
    }
  };
}
