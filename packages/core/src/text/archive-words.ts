// What is said where apt-get update stops: the packages of the release have left the mirrors that its images name.

import { distributionTitle } from './distribution-title.ts';

/** @param host that has them */
export function archiveWords(
  { name, version }: { readonly name: string; readonly version: string },
  host: string,
): string {
  // The lists of Debian's archive have a date that is past.
  const dated = name === 'debian' ? ', and Acquire::Check-Valid-Until has to be "false"' : '';
  return `apt-get update would stop there: ${distributionTitle(name)} ${version} has left its mirrors. Before it, apt's list of sources has to name ${host}${dated}.`;
}
