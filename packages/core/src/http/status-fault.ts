// A status that is no answer, and how long the server wants to be left alone.

import type { Fault } from './fault.ts';
import type { FetchResponse } from './host.ts';

const longestRetryAfter = 30_000;

/** @param now milliseconds since 1970 */
export function statusFault({ status, headers }: Pick<FetchResponse, 'status' | 'headers'>, now: number): Fault {
  const retryAfter = readRetryAfter(headers.get('retry-after'), now);
  return retryAfter === undefined ? { kind: 'status', status } : { kind: 'status', status, retryAfter };
}

/** Retry-After in milliseconds: seconds or a date (RFC 9110, 10.2.3). Negative, past and unreadable ones count for nothing. */
function readRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const wait = /^\d{1,15}$/.test(value.trim())
    ? Number(value) * 1000
    : /^[A-Z][a-z]{2}/.test(value)
      ? Date.parse(value) - now
      : Number.NaN;
  return wait > 0 ? Math.min(wait, longestRetryAfter) : undefined;
}
