// What a page lists, put under its versions while it was read. Its files are read when somebody asks for them.

import type { PackageName } from '../packaging/name.ts';
import type { ListedFile, Listing } from './listing.ts';
import type { PackedFiles, Packer } from './pack-versions.ts';
import type { DistributionFile } from './package-index.ts';
import { entriesAt, openPacked, unpackFiles } from './unpack-versions.ts';

export interface PackedPage {
  /** The text of the page. */
  readonly page: string;
  /** The files of all versions. */
  readonly packer: Packer;
  /** What addresses are relative to. */
  readonly base: string;
  /** False where an address may hold a secret. */
  readonly isKeepable: boolean;
  /** The files that say no version. */
  readonly others: PackedFiles;
  /** For each file of the page, in its order, which version's it is; -1 for one that says none. */
  readonly order: readonly number[];
}

/** @param compressed the page as it came */
export function openPackedPage(
  { page, packer, base, isKeepable, others, order }: PackedPage,
  project: PackageName,
  compressed: (() => string | undefined) | undefined,
): Listing {
  const versions = openPacked(packer, page, base, project);
  let files: readonly ListedFile[] | undefined;
  const filesWhere = (isAsked: (version: string) => boolean): readonly ListedFile[] =>
    inOrder(
      order,
      [...versions.keys()].map((version) => (isAsked(version) ? versions.get(version) : undefined) ?? []),
      unpackFiles(entriesAt(others.spans, page), base, project),
    );
  return {
    unreadable: 0,
    packed: {
      isKeepable,
      versions,
      compressed,
      filesWhere,
      places: () => packer.text(base, ({ spans }) => spans.join()),
      text() {
        const written = onOneLine(page);
        return packer.text(base, ({ spans }) => entriesAt(spans, written));
      },
    },
    get files() {
      return (files ??= filesWhere(() => true));
    },
  };
}

/** What is kept stands on one line, between tabs; JSON has white space between its values alone. */
function onOneLine(page: string): string {
  return ['\n', '\r', '\t'].some((space) => page.includes(space)) ? page.replaceAll(/[\t\n\r]/g, ' ') : page;
}

function inOrder(
  order: readonly number[],
  versions: readonly (readonly DistributionFile[])[],
  others: readonly DistributionFile[],
): readonly ListedFile[] {
  const next = new Map<number, number>();
  return order.flatMap((place) => {
    const at = next.get(place) ?? 0;
    next.set(place, at + 1);
    const file = (place < 0 ? others : versions[place])?.[at];
    return file ? [{ file }] : [];
  });
}
