// The shelf of an index's answers, loaded when there is a cache to put them in: a page in a browser has none.

import type { Cache, Host } from '../http/host.ts';
import type { AnswerShelf } from './answer-shelf.ts';

/**
 * @param cache undefined: nothing is kept and nothing is known
 * @param index the Simple API's address: answers of two indexes never mix
 */
export function shelfOnDemand(
  cache: () => Cache | undefined,
  index: string,
  host: Pick<Host, 'now' | 'inflate'>,
): AnswerShelf {
  let loading: Promise<AnswerShelf> | undefined;
  const shelf = async (): Promise<AnswerShelf | undefined> => {
    if (cache() === undefined) return undefined;
    loading ??= import('./answer-shelf.ts').then(({ answerShelf }) => answerShelf(cache, index, host));
    return loading;
  };
  return {
    read: async (release) => (await shelf())?.read(release),
    keep: async (release, told) => (await shelf())?.keep(release, told),
    readPage: async (name) => (await shelf())?.readPage(name),
    keepPage: async (name, versions, from) => (await shelf())?.keepPage(name, versions, from),
    renewPage: async (name, kept, from) => (await shelf())?.renewPage(name, kept, from),
    forget: async (subject) => (await shelf())?.forget(subject),
    readMetadata: async (file) => (await shelf())?.readMetadata(file),
    keepMetadata: async (file, metadata) => (await shelf())?.keepMetadata(file, metadata),
  };
}
