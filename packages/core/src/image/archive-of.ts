// Where the packages of a release are that have left the mirrors which its images name.

import { releasePackages } from './release-packages.ts';

/** `archive.debian.org`, whose lists have a date that is past; undefined where they are at those mirrors, and where nobody looked. */
export function archiveOf({ name, version }: { readonly name: string; readonly version: string }): string | undefined {
  return releasePackages(name, version).archive;
}

/** What makes apt-get take the lists from there, as one RUN line of a Dockerfile; undefined where they are not apt's, or need not be. */
export function toArchive(release: Parameters<typeof archiveOf>[0]): string | undefined {
  const host = archiveOf(release);
  if (host === undefined || release.name !== 'debian') return undefined;
  return (
    String.raw`sed -i '/-updates/d; s/\(deb\|security\)\.debian\.org/${host}/' /etc/apt/sources.list` +
    ` && echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/archive`
  );
}
