// The pages of the Simple API of one index in one run: each asked for once, as JSON first and as HTML where that is of no use.

import type { Fault } from '../http/fault.ts';
import { type Get, letGoOf } from '../http/get.ts';
import { IndexError } from '../http/index-error.ts';
import { createMemo } from '../http/memo.ts';
import type { PageReader } from '../http/page-reader.ts';
import type { PackageName } from '../packaging/name.ts';
import { documentQuestion } from './document.ts';
import type { IndexAddress } from './index-url.ts';
import type { OnNewest } from './package-index.ts';
import type { ReadDocument } from './read-document.ts';

export interface SimplePages {
  /** The page of a project; undefined where there certainly is none. @throws IndexError where nobody can tell */
  page(name: PackageName, signal: AbortSignal | undefined, onNewest?: OnNewest): Promise<ReadDocument | undefined>;
  /** The page of a project where it was asked for and could be read. */
  known(name: PackageName, signal: AbortSignal | undefined): Promise<ReadDocument | undefined>;
}

export function createSimplePages(address: IndexAddress, get: Get, reader: PageReader | undefined): SimplePages {
  const pages = createMemo<ReadDocument | undefined>();

  const load = async (
    name: PackageName,
    signal: AbortSignal | undefined,
    onNewest?: OnNewest,
  ): Promise<ReadDocument | undefined> => {
    let fault: Fault = { kind: 'content', problem: '' };
    reader?.expect();
    for (const kind of ['page', 'page-html'] as const) {
      const answer = await get(documentQuestion(address, kind, name), signal);
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (answer.status === 200) {
        const { readSimple } = await import('./simple-api.ts');
        const listing = await readSimple(answer, name, reader, onNewest);
        letGoOf(answer);
        if (listing.ok) return { listing: listing.value, source: { kind, freshness: answer.freshness } };
        fault = { kind: 'content', problem: listing.problem };
      } else {
        fault = { kind: 'status', status: answer.status };
      }
      // Credentials do not come with another media type.
      if (answer.status === 401 || answer.status === 403) break;
    }
    throw new IndexError(fault);
  };

  return {
    page: (name, signal, onNewest) => pages(name, () => load(name, signal, onNewest), signal),
    async known(name, signal) {
      if (!pages.has(name)) return undefined;
      try {
        return await pages(name, () => load(name, signal), signal);
      } catch (error) {
        if (error instanceof IndexError) return undefined;
        throw error;
      }
    },
  };
}
