// HTTP answers made of their parts, for tests that need no server.

import type { FetchResponse } from '../../packages/core/src/http/host.ts';
import type { Answer } from '../../packages/core/src/http/get.ts';

/** What a Fetch resolves to. A body of several pieces arrives in pieces; an Error in it breaks the connection there. */
export function respond(
  status: number,
  headers: Readonly<Record<string, string>>,
  ...body: readonly (string | Uint8Array | Error)[]
): FetchResponse {
  return {
    status,
    url: '',
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    body: (async function* () {
      for (const piece of body) {
        if (piece instanceof Error) throw piece;
        yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
      }
    })(),
  };
}

/** An error as Node and undici throw them. */
export const coded = (code: string): Error => Object.assign(new Error(code), { code });

/** The final answer to a question, for the readers of documents. */
export function answerWith(body: string | Uint8Array, more: Partial<Answer> = {}): Answer {
  return {
    status: 200,
    url: 'https://index.example/simple/demo/',
    contentType: '',
    delimited: true,
    freshness: { lifetime: 600_000, validators: {} },
    bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    ...more,
  };
}
