// One document, whole in memory.

import { discardBody, readBody } from './body.ts';
import { FaultError, isTransient } from './fault.ts';
import { conditionalHeaders, type Freshness, readFreshness, type Validators } from './freshness.ts';
import type { Host } from './host.ts';
import type { Reply } from './attempt.ts';
import type { Ask } from './request.ts';
import { statusFault } from './status-fault.ts';

export interface Question {
  readonly url: string;
  readonly accept: string;
  /** It holds a whole project and may be large: few of these are in memory at a time. */
  readonly whole?: boolean;
  /** Bytes that it may have; as many as any document of an index. */
  readonly most?: number;
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
  /** Empty unless the status is 200, and once it was let go of. */
  bytes: Uint8Array;
  /** The body as it came, where that is small: what a cache may keep of it. */
  compressed?: (() => string | undefined) | undefined;
  readonly freshness: Freshness;
  /** Lets timers and interrupts have their turn: whoever reads a long answer waits for this now and then. */
  readonly rest?: () => Promise<void>;
}

/**
 * Lets go of what was read. The promises of a question that waited for long are old by the time it is answered, and V8 keeps what they were given
 * until it goes through all of its memory: of a thousand packages 60 MB.
 */
export function letGoOf(answer: Answer): void {
  answer.bytes = new Uint8Array();
  answer.compressed = undefined;
}

/** @throws IndexError when no answer could be had. */
export type Get = (question: Question, signal?: AbortSignal) => Promise<Answer>;

export function createGet(ask: Ask, host: Pick<Host, 'now' | 'sleep'>): Get {
  return ({ url, accept, validators = {}, most }, signal) => {
    const headers = { accept, ...conditionalHeaders(validators) };
    return ask({ url, headers }, signal, (reply) => readAnswer(reply, most, host));
  };
}

async function readAnswer(reply: Reply, most: number | undefined, host: Pick<Host, 'now' | 'sleep'>): Promise<Answer> {
  const { status, url, headers, patience } = reply;
  let bytes: Uint8Array = new Uint8Array();
  if (status === 200) bytes = await readBody(reply, patience.progress, most);
  else await discardBody(reply);
  const fault = statusFault(reply, host.now());
  if (isTransient(fault)) throw new FaultError(fault);
  return {
    status,
    url,
    contentType: headers.get('content-type') ?? '',
    delimited: isDelimited(reply),
    bytes,
    ...(reply.compressed && { compressed: reply.compressed }),
    freshness: readFreshness(headers),
    rest: () => host.sleep(0),
  };
}

/** A compressed body says by itself where it ends: its decoder notices a cut. */
function isDelimited({ headers, delimited }: Reply): boolean {
  if (delimited || headers.get('content-length') !== null) return true;
  const encoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  return encoded || headers.get('transfer-encoding') === 'chunked';
}
