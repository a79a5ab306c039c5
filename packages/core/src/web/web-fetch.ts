// The web's fetch as core's: it follows redirects by itself, undoes codings, and says little of why it failed.

import type { Fetch } from '../http/host.ts';

/**
 * Wraps a fetch of the web. Nothing goes along that tells of the page: no cookies, no referrer.
 *
 * @param fetch the platform's own by default
 * @returns a Fetch that rejects, where the browser says nothing of the cause, with an error that core reads as "the server is
 *   down, or it does not let pages of other sites read it (CORS)"
 */
export function webFetch(fetch: typeof globalThis.fetch = globalThis.fetch): Fetch {
  return async (url, { headers, signal }) => {
    const asked = fetch(url, {
      headers: { ...headers },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(signal === undefined ? {} : { signal }),
    });
    const response = await asked.catch((error: unknown) => {
      throw isSilent(error)
        ? Object.assign(new Error('no answer', { cause: error }), { code: 'ERR_WEB_FETCH' })
        : error;
    });
    return {
      status: response.status,
      url: response.url,
      headers: {
        // The browser sees to it that the body is whole, and hides from a page of another origin that it was compressed.
        get: (name) => (name.toLowerCase() === 'content-length' ? null : response.headers.get(name)),
      },
      body: response.body,
    };
  };
}

/** A TypeError without a cause is all that a browser tells; Node, Bun and Deno have a code, or a cause with one. */
function isSilent(error: unknown): boolean {
  return error instanceof TypeError && error.cause === undefined && !('code' in error);
}
