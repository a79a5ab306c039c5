// The table of the official debian, ubuntu and alpine images, read once: repository → tag → the state in which it last stood in the list.

import { type Distribution, distributionOf } from '../distribution.ts';
import { asOf, datedImages, platformSets, systemImages } from './system-images.ts';

export { asOf } from './system-images.ts';

/** One state of a list, which one or more tags had last. */
export interface SystemRow {
  /** The release's word: `bookworm`, `alpine3.20`. */
  readonly word: string;
  /** Absent for releases of which nothing is known. */
  readonly distribution?: Distribution;
  /** Day (ISO) on which these tags left the list; null while they are in it. */
  readonly until: string | null;
  /** Docker's words. */
  readonly platforms: readonly string[];
  readonly tags: readonly string[];
}

/** A build that tags with a day name: `bookworm-20260803`, `alpine:20260805`. */
export interface DatedBuild {
  /** As it stands in the tag: `20260803`, `20150218.1`. */
  readonly day: string;
  readonly platforms: readonly string[];
}

interface SystemTable {
  readonly byTag: ReadonlyMap<string, ReadonlyMap<string, SystemRow>>;
  readonly builds: ReadonlyMap<string, readonly DatedBuild[]>;
}

let read: SystemTable | undefined;

function table(): SystemTable {
  read ??= { byTag: readRows(), builds: readBuilds() };
  return read;
}

/** Every tag without a day that the repository's list ever had. */
export function systemTags(repository: string): ReadonlyMap<string, SystemRow> {
  return table().byTag.get(repository) ?? new Map();
}

/** The builds of a release, oldest first. */
export function datedBuilds(repository: string, word: string): readonly DatedBuild[] {
  return table().builds.get(`${repository} ${word}`) ?? [];
}

const sets = platformSets
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' '));

function setAt(number: string, line: string): readonly string[] {
  const set = sets[Number(number)];
  if (set === undefined) throw new Error(`image table of ${asOf}: ${line}`);
  return set;
}

function readRows(): SystemTable['byTag'] {
  const byTag = new Map<string, Map<string, SystemRow>>();
  for (const line of systemImages.trimEnd().split('\n')) {
    const [repository = '', word = '', until = '-', set = '', ...tags] = line.split(' ');
    const distribution = distributionOf(word);
    const row: SystemRow = {
      word,
      ...(distribution === undefined ? {} : { distribution }),
      until: until === '-' ? null : until,
      platforms: setAt(set, line),
      tags,
    };
    const rows = byTag.get(repository) ?? new Map<string, SystemRow>();
    byTag.set(repository, rows);
    for (const tag of tags) rows.set(tag, row);
  }
  return byTag;
}

function readBuilds(): SystemTable['builds'] {
  return new Map(
    datedImages
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [repository = '', word = '', ...days] = line.split(' ');
        let set = '';
        const builds = days.map((text): DatedBuild => {
          const [day = '', other] = text.split(':').toReversed();
          set = other ?? set;
          return { day, platforms: setAt(set, line) };
        });
        return [`${repository} ${word}`, builds];
      }),
  );
}
