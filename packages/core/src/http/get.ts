// One document, whole in memory.

import { discardBody, readBody } from './body.ts';
import { FaultError, isTransient } from './fault.ts';
import { conditionalHeaders, type Freshness, readFreshness, type Validators } from './freshness.ts';
import type { Ask, Reply } from './request.ts';
import { statusFault } from './status-fault.ts';

export interface Question {
  readonly url: string;
  readonly accept: string;
  /** It holds a whole project and may be large: few of these are in memory at a time. */
  readonly whole?: boolean;
  /** Its answer is welcome, not needed: it is asked again once at most. */
  readonly welcome?: boolean;
  /** With these the answer may be 304: what they belong to still holds. */
  readonly validators?: Validators;
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

/** @throws IndexError when no answer could be had. */
export type Get = (question: Question, signal?: AbortSignal) => Promise<Answer>;

/** @param now milliseconds since 1970 */
export function createGet(ask: Ask, now: () => number): Get {
  return ({ url, accept, validators = {}, welcome }, signal) => {
    const headers = { accept, ...conditionalHeaders(validators) };
    return ask({ url, headers, welcome }, signal, (reply) => readAnswer(reply, now));
  };
}

async function readAnswer(reply: Reply, now: () => number): Promise<Answer> {
  const { status, url, headers, patience } = reply;
  let bytes: Uint8Array = new Uint8Array();
  if (status === 200) bytes = await readBody(reply, patience.progress);
  else await discardBody(reply);
  const fault = statusFault(reply, now());
  if (isTransient(fault)) throw new FaultError(fault);
  return {
    status,
    url,
    contentType: headers.get('content-type') ?? '',
    delimited: headers.get('content-length') !== null || headers.get('transfer-encoding') === 'chunked',
    bytes,
    freshness: readFreshness(headers),
  };
}
