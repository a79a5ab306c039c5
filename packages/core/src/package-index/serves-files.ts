// Whether an index serves the file of an address, as far as the two addresses tell.

import { DEFAULT_FILES_HOST } from './default-index.ts';

/**
 * An index on a host serves that host's files; the files of the public index have a host of their own.
 *
 * @param index what the index is called, or several of them
 * @param url of a file
 */
export function servesFiles(index: string, url: string): boolean {
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url)?.[1]?.toLowerCase();
  if (host === undefined) return false;
  return (
    host === DEFAULT_FILES_HOST ||
    index
      .toLowerCase()
      .split(/[^\w.:-]+/)
      .includes(host)
  );
}
