// The statuses that mean "later", and how much later.

import type { Fault } from './fault.ts';
import type { FetchResponse } from './host.ts';

const statuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const firstPause = 500;
const longestRetryAfter = 30_000;

/** @returns undefined for a status that asking again will not better */
export function transientStatus(
  { status, headers }: Pick<FetchResponse, 'status' | 'headers'>,
  now: number,
): Fault | undefined {
  if (!statuses.has(status)) return undefined;
  const fault: Fault = { kind: 'status', text: `HTTP ${status}`, transient: true };
  const retryAfter = readRetryAfter(headers.get('retry-after'), now);
  return retryAfter === undefined ? fault : { ...fault, retryAfter };
}

/** Milliseconds to wait after the `failures`th failure in a row: 0.5 s, 1 s, 2 s …, or what the server asked for. */
export function retryPause(failures: number, { retryAfter = 0 }: Fault): number {
  return Math.max(firstPause * 2 ** (failures - 1), retryAfter);
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
