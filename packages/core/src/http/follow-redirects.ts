// Where a question leads, when servers pass it on.

import { discardBody } from './body.ts';
import { FaultError } from './fault.ts';
import type { FetchResponse } from './host.ts';

const maxRedirects = 5;
const statuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks, and follows where the answers point to.
 *
 * @param ask makes one request; it decides for each address anew who may see what
 * @returns the first answer that is no redirect, and where it came from
 * @throws FaultError for a circle, more than five redirects, one from https to http, and one to what is neither
 */
export async function followRedirects(
  asked: string,
  ask: (url: string) => Promise<FetchResponse>,
): Promise<{ readonly response: FetchResponse; readonly at: string }> {
  const seen = new Set<string>();
  for (let at = asked; ;) {
    if (seen.has(at)) refuse('redirected in a circle');
    if (seen.size > maxRedirects) refuse('redirected more than five times');
    seen.add(at);
    const response = await ask(at);
    // A fetch that follows redirects by itself says in `url` where it ended.
    if (!statuses.has(response.status)) return { response, at: response.url || at };
    await discardBody(response);
    at = redirectTarget(response, at);
  }
}

function redirectTarget(response: FetchResponse, from: string): string {
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from)) {
    return refuse(`HTTP ${response.status} without an address to go to`);
  }
  const to = new URL(location, from);
  if (to.protocol !== 'https:' && to.protocol !== 'http:') return refuse(`redirected to a ${to.protocol} address`);
  if (from.startsWith('https:') && to.protocol === 'http:') return refuse('redirected from https to http');
  to.username = '';
  to.password = '';
  to.hash = '';
  return to.href;
}

const refuse = (text: string): never => {
  throw new FaultError({ kind: 'redirect', text, transient: false });
};
