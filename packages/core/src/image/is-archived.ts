// Whether the packages of a release have left the mirrors that its images name.

/**
 * Debian 10 and older answer 404 on deb.debian.org and security.debian.org (asked on 2026-11-29), so that apt-get update stops in
 * their images (ssh-scp-ssh-pipelines#16); archive.debian.org has them, with lists whose date is past (rios0rios0/pipelines#585).
 */
export function isArchived({ name, version }: { readonly name: string; readonly version: string }): boolean {
  return name === 'debian' && Number(version) < 11;
}

/** Of CentOS: the name mirrorlist.centos.org, which its images ask, is gone since July 2024 (pytorch/builder#1905); vault.centos.org has the packages. */
export function hasLeftMirrorList(version: string): boolean {
  return Number.parseInt(version, 10) < 9;
}

/** What makes apt-get take the lists of the archive, as one RUN line of a Dockerfile. */
export const toArchive =
  String.raw`sed -i '/-updates/d; s/\(deb\|security\)\.debian\.org/archive.debian.org/' /etc/apt/sources.list` +
  String.raw` && echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/archive`;
