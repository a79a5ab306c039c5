// Indexes beside pages and folders of files (`--find-links`) that are not read: what they may hold keeps an absence from being certain.

import { IndexError, type PackageIndex } from './package-index.ts';

/**
 * A wheel of an index is one, whatever lies elsewhere; every other answer may be another with the files that are not seen.
 *
 * @param links how they are named in messages: `/wheels (PIP_FIND_LINKS)`; empty where there are none
 */
export function besideLinks(index: PackageIndex, links: string): PackageIndex {
  if (links === '') return index;
  const unseen = (): IndexError => new IndexError({ kind: 'links', name: links }).of(index.name);
  return {
    ...index,
    async release(...asked) {
      const answer = await index.release(...asked);
      if (!answer.found) throw unseen();
      return { ...answer, unseen: links };
    },
    async project(...asked) {
      const project = await index.project(...asked);
      if (project === undefined) throw unseen();
      return project;
    },
  };
}
