// Asks whether a document that was read in an earlier run still holds, and loses nothing where it does not.

import type { PackageName } from '../packaging/name.ts';
import { documentFaults, type DocumentKind, documentQuestion } from './document.ts';
import type { Freshness, Validators } from '../http/freshness.ts';
import type { IndexAddress } from './index-url.ts';
import { createMemo } from '../http/memo.ts';
import { IndexError } from '../http/index-error.ts';
import type { Answer, Get, Question } from '../http/get.ts';

export interface Revalidation {
  /**
   * @returns the freshness that the server gives the unchanged document; undefined where it has another one
   * @throws IndexError where the index cannot be reached
   */
  unchanged(
    document: { readonly kind: DocumentKind; readonly name: PackageName; readonly version: string },
    validators: Validators,
    signal: AbortSignal | undefined,
  ): Promise<Freshness | undefined>;
  /** As the one handed in; the answer of a document that has changed is taken from here once, and not asked for again. */
  readonly get: Get;
}

export function createRevalidation(address: IndexAddress, get: Get): Revalidation {
  const asking = createMemo<Freshness | undefined>();
  const changed = new Map<string, Answer>();
  const keyOf = ({ url, accept }: Question): string => `${accept} ${url}`;

  return {
    unchanged({ kind, name, version }, validators, signal) {
      const question = documentQuestion(address, kind, name, version);
      const load = async (): Promise<Freshness | undefined> => {
        try {
          const answer = await get({ ...question, validators }, signal);
          if (answer.status === 304) return answer.freshness;
          changed.set(keyOf(question), answer);
        } catch (error) {
          // Another document may answer where this one is spoiled: that is for the sources to find out.
          if (!(error instanceof IndexError) || !documentFaults.has(error.kind)) throw error;
        }
        return undefined;
      };
      return asking(JSON.stringify([question, validators]), load, signal);
    },
    get(question, signal) {
      const key = keyOf(question);
      const answer = changed.get(key);
      if (answer === undefined) return get(question, signal);
      changed.delete(key);
      return Promise.resolve(answer);
    },
  };
}
