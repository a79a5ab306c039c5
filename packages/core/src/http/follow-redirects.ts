// Where a question leads, when servers pass it on.

import type { Answer } from './answer.ts';
import { discardBody } from './body.ts';
import { type Fault, FaultError } from './fault.ts';
import { readUrl } from './read-url.ts';

const maxRedirects = 5;
const statuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks, and follows where the answers point to.
 *
 * @param ask makes one request; it decides for each address anew who may see what
 * @returns the first answer that is no redirect, and where it came from
 * @throws FaultError for a circle, more than five redirects, one from https to http, and one to what is neither
 */
export async function followRedirects<T extends Answer>(
  asked: string,
  ask: (url: string) => Promise<T>,
): Promise<{ readonly response: T; readonly at: string }> {
  const seen = new Set<string>();
  for (let at = asked; ;) {
    if (seen.has(at)) refuse({ kind: 'redirect', how: 'circle' });
    if (seen.size > maxRedirects) refuse({ kind: 'redirect', how: 'many' });
    seen.add(at);
    const response = await ask(at);
    // A fetch that follows redirects by itself says in `url` where it ended.
    if (!statuses.has(response.status)) return { response, at: response.url || at };
    await discardBody(response);
    at = redirectTarget(response, at);
  }
}

function redirectTarget(response: Answer, from: string): string {
  const location = response.headers.get('location');
  const to = location === null ? undefined : readUrl(location, from);
  if (to === undefined) return refuse({ kind: 'redirect', how: 'nowhere', status: response.status });
  if (to.protocol !== 'https:' && to.protocol !== 'http:')
    return refuse({ kind: 'redirect', how: 'scheme', scheme: to.protocol });
  if (from.startsWith('https:') && to.protocol === 'http:') return refuse({ kind: 'redirect', how: 'insecure' });
  to.username = '';
  to.password = '';
  to.hash = '';
  return to.href;
}

const refuse = (fault: Fault): never => {
  throw new FaultError(fault);
};
