// Tags that are newer than the table: the facts of the row that stands for them.

import { ownValue } from '../../text/own-value.ts';
import { type Distribution, releaseOrder, releasesOf } from '../distribution.ts';
import { type SystemRow, systemTags } from './system-table.ts';

export interface NewerTag {
  /** The tag whose facts stand in. */
  readonly like: string;
  readonly row: SystemRow;
  readonly distribution: Distribution;
}

/** How far above the newest release one may be that is taken for a coming one; Debian's next is in the table by its codename. */
const ahead: Readonly<Record<string, number>> = { alpine: 3, ubuntu: 2 };

/** What stands in for a tag that the table does not have, if it is newer than that: a point release, or a release to come. */
export function newerTag(repository: string, tag: string): NewerTag | undefined {
  const [, version = '', variant = ''] = /^(\d[\d.]*)(-slim|-backports)?$/.exec(tag) ?? [];
  const numbers = version.split('.');
  if (version === '' || numbers.length > 3 || numbers.some((number) => !/^\d{1,3}$/.test(number))) return undefined;
  return pointRelease(repository, numbers, variant) ?? nextRelease(repository, version, variant);
}

/** `12.99-slim`, `3.24.9`: a point above the newest of a release that is still listed. Ubuntu stopped to have such tags in 2017. */
function pointRelease(repository: string, numbers: readonly string[], variant: string): NewerTag | undefined {
  const release = numbers.slice(0, -1).join('.');
  const like = `${release}${variant}`;
  const row = systemTags(repository).get(like);
  if (repository === 'ubuntu' || row === undefined || row.until !== null || row.distribution === undefined)
    return undefined;
  if (release !== row.distribution.version) return undefined;
  const points = row.tags.flatMap((tag) => {
    const [, point] = new RegExp(`^${release.replaceAll('.', '\\.')}\\.(\\d+)$`).exec(tag) ?? [];
    return point === undefined ? [] : [Number(point)];
  });
  return Number(numbers.at(-1)) > Math.max(...points) ? { like, row, distribution: row.distribution } : undefined;
}

/** `alpine:3.25`, `ubuntu:27.04`: like the newest that is out; `debian:14` is forky. */
function nextRelease(repository: string, version: string, variant: string): NewerTag | undefined {
  const tags = systemTags(repository);
  if (repository === 'debian') {
    const moving = [...tags.values()].find(
      ({ distribution, word }) => distribution?.version === version && distribution.codename === word && word !== 'sid',
    );
    const like = moving && `${moving.word}${variant}`;
    const row = like === undefined ? undefined : tags.get(like);
    return like && row?.distribution && !row.distribution.released
      ? { like, row, distribution: row.distribution }
      : undefined;
  }
  const [newest] = releasesOf(repository);
  const row = newest && tags.get(newest.version);
  if (!newest || !row || variant !== '' || !isRelease(repository, version)) return undefined;
  const steps = stepsBetween(repository, newest.version, version);
  return steps > 0 && steps <= (ownValue(ahead, repository) ?? 0)
    ? { like: newest.version, row, distribution: { name: newest.name, version } }
    : undefined;
}

/** Alpine's are 3.N, Ubuntu's the year with 04 or 10. */
function isRelease(repository: string, version: string): boolean {
  return repository === 'ubuntu' ? /^\d\d\.(?:04|10)$/.test(version) : /^3\.\d+$/.test(version);
}

/** How many releases lie between two: Ubuntu has two a year. */
function stepsBetween(repository: string, from: string, to: string): number {
  if (repository !== 'ubuntu') return releaseOrder(to) - releaseOrder(from);
  const half = (version: string): number => 2 * Number(version.split('.')[0]) + (version.endsWith('.10') ? 1 : 0);
  return half(to) - half(from);
}
