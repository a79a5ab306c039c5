// One attempt at a question: watched, following few redirects, showing credentials to their own origin alone.

import type { Answer } from './answer.ts';
import { type Body, bodyPieces } from './body-pieces.ts';
import type { Credentials } from './credentials.ts';
import { FaultError } from './fault.ts';
import { followRedirects } from './follow-redirects.ts';
import type { Host } from './host.ts';
import { IndexError } from './index-error.ts';
import type { Origin } from './origins.ts';
import { type Patience, startPatience } from './patience.ts';

export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer whose body has not been read yet. */
export interface Reply extends Answer {
  /** What reading it has to tell: each piece that came, and when nobody waits for one. */
  readonly patience: Pick<Patience, 'progress' | 'rest'>;
}

/** @throws FaultError, IndexError `aborted`, whatever `read` throws */
export type Attempt = <T>(
  request: Request,
  origin: Origin,
  signal: AbortSignal | undefined,
  read: (reply: Reply) => Promise<T>,
) => Promise<T>;

export const stopped = (): IndexError => new IndexError({ kind: 'aborted' });

/** @param timeout milliseconds of silence after which it counts as failed */
export function createAttempt(host: Host, timeout: number, credentials: Credentials): Attempt {
  return async ({ url, headers }, origin, signal, read) => {
    const first = Math.max(Math.min(timeout, origin.lifeLeft()), 1);
    const patience = startPatience(host, { first, pause: timeout }, signal);
    const fetch = async (at: string): Promise<Answer> => {
      const authorization = credentials.authorization(at);
      const shown = { ...headers, ...(authorization === undefined ? {} : { authorization }) };
      const {
        status,
        url: from,
        headers: told,
        delimited = false,
        body,
        compressed,
      } = await orFault(host.fetch(at, { headers: shown, signal: patience.signal }));
      origin.heard();
      patience.progress();
      return { status, url: from, headers: told, delimited, body: explained(body), ...(compressed && { compressed }) };
    };
    const running = followRedirects(url, fetch).then(({ response, at }) => read({ ...response, url: at, patience }));
    running.catch(() => undefined);
    try {
      return await Promise.race([running, patience.broken]);
    } catch (error) {
      if (signal?.aborted) throw stopped();
      const late = patience.fault();
      throw late === undefined ? error : new FaultError(late);
    } finally {
      patience.stop();
    }
  };
}

async function orFault<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw await faultOf(error);
  }
}

/** What failures mean is not loaded before there is one: the page of a browser seldom needs it. */
async function faultOf(error: unknown): Promise<FaultError> {
  const { explainFault } = await import('./explain-fault.ts');
  return new FaultError(explainFault(error));
}

/** The body, whose errors are the connection's and not the reader's. */
async function* explained(body: Body): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* bodyPieces(body);
  } catch (error) {
    throw await faultOf(error);
  }
}
