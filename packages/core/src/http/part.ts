// Some bytes of a file, without the rest of it (RFC 9110, 14.2).

import { discardBody, joined } from './body.ts';
import { FaultError, isTransient } from './fault.ts';
import type { Reply } from './attempt.ts';
import type { Ask } from './request.ts';
import { statusFault } from './status-fault.ts';

/** A stretch, its end not counted, or so many bytes at the end of the file. */
type Stretch = { readonly from: number; readonly to: number } | { readonly last: number };

export interface Part {
  readonly bytes: Uint8Array;
  /** Where they begin in the file. */
  readonly from: number;
  /** Bytes of the whole file. */
  readonly total: number;
}

interface PartRequest {
  readonly url: string;
  readonly stretch: Stretch;
  /** Bytes of the whole file, where they are known: a file of another size is another file. */
  readonly size?: number | undefined;
}

/**
 * @returns undefined where the server has no such file, gives no parts of it, or another one than was asked for
 * @throws IndexError when no answer could be had
 */
export type AskPart = (request: PartRequest, signal?: AbortSignal) => Promise<Part | undefined>;

/** @param now milliseconds since 1970 */
export function createAskPart(ask: Ask, now: () => number): AskPart {
  return (request, signal) => {
    const { url, stretch } = request;
    const range = 'last' in stretch ? `-${stretch.last}` : `${stretch.from}-${stretch.to - 1}`;
    const headers = { accept: '*/*', 'accept-encoding': 'identity', range: `bytes=${range}` };
    return ask({ url, headers }, signal, (reply) => readPart(reply, request, now));
  };
}

async function readPart(reply: Reply, request: PartRequest, now: () => number): Promise<Part | undefined> {
  const { status, headers } = reply;
  const told = status === 206 ? partTold(headers, request) : status === 200 ? wholeFile(headers, request) : undefined;
  const encoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  if (told === undefined || encoded || (request.size ?? told.total) !== told.total) {
    await discardBody(reply);
    const fault = statusFault(reply, now());
    if (isTransient(fault)) throw new FaultError(fault);
    return undefined;
  }
  return { ...told, bytes: await readExactly(reply, told.size) };
}

interface Told {
  readonly from: number;
  readonly size: number;
  readonly total: number;
}

function partTold(headers: Reply['headers'], { stretch, size }: PartRequest): Told | undefined {
  const told = headers.get('content-range');
  // Some mirrors leave it out, against RFC 9110 (15.3.7): a part of just the right length is then taken for the one asked for.
  if (told === null) {
    const wanted = size === undefined ? undefined : within(stretch, size);
    return wanted?.size === lengthTold(headers) ? wanted : undefined;
  }
  const [, first, last, all] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(told) ?? [];
  const wanted = within(stretch, Number(all));
  return wanted.from === Number(first) && wanted.size === Number(last) + 1 - wanted.from ? wanted : undefined;
}

/** What there is of a stretch in a file of this size. */
function within(stretch: Stretch, total: number): Told {
  const from = 'last' in stretch ? Math.max(0, total - stretch.last) : stretch.from;
  return { from, size: ('last' in stretch ? total : Math.min(stretch.to, total)) - from, total };
}

/** A server that knows no ranges gives the whole file; one that is no larger than the part is as good. */
function wholeFile(headers: Reply['headers'], { stretch }: PartRequest): Told | undefined {
  const size = lengthTold(headers);
  const wanted = 'last' in stretch ? stretch.last : stretch.to - stretch.from;
  return size !== undefined && size <= wanted ? { from: 0, size, total: size } : undefined;
}

function lengthTold(headers: Reply['headers']): number | undefined {
  const length = headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

async function readExactly({ body, patience }: Reply, size: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let received = 0;
  for await (const piece of body) {
    patience.progress(piece.length);
    received += piece.length;
    if (received > size) break;
    pieces.push(piece);
  }
  if (received !== size) throw new FaultError({ kind: 'refused', how: 'cut-off' });
  return joined(pieces, size);
}
