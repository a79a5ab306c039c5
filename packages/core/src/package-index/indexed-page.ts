// What a page lists, put under its versions while it was read. Its files are read when somebody asks for them.

import { IndexError } from '../http/index-error.ts';
import type { IndexedPage } from '../http/page-reader.ts';
import type { PackageName } from '../packaging/name.ts';
import type { ListedFile, Listing } from './listing.ts';
import { separator } from './pack-versions.ts';
import type { PageText } from './page-text.ts';
import { entriesAt, placesOf, unpackFiles, unpackVersions } from './unpack-versions.ts';

/** @param compressed the page as it came */
export function openIndexedPage(
  { places, others, base, isKeepable }: IndexedPage,
  page: PageText,
  project: PackageName,
  compressed: (() => string | undefined) | undefined,
): Listing {
  const versions = unpackVersions(places, project, page);
  if (!versions) throw new IndexError({ kind: 'content', problem: 'an index of it that cannot be read' });
  let files: readonly ListedFile[] | undefined;
  const filesWhere = (isAsked: (version: string) => boolean): readonly ListedFile[] =>
    inOrder(places, others, isAsked).flatMap((span) =>
      unpackFiles(entriesAt(span, page), base, project).map((file) => ({ file })),
    );
  return {
    unreadable: 0,
    packed: {
      isKeepable,
      versions,
      compressed,
      filesWhere,
      places: () => places,
      text: () => withEntries(places, page),
    },
    get files() {
      return (files ??= filesWhere(() => true));
    },
  };
}

/** Before the versions stand the kinds of files, lists of them, and what addresses are relative to; of each the last field is where it stands. */
const [before, fieldsOfEach] = [3, 3];

/** What is kept stands on one line, between tabs; JSON has white space between its values alone. */
function withEntries(places: string, page: PageText): string {
  const fields = places.split(separator);
  for (let at = before + fieldsOfEach - 1; at < fields.length; at += fieldsOfEach)
    fields[at] = entriesAt(placesOf(fields[at] ?? ''), page).replaceAll(/[\t\n\r]/g, ' ');
  return fields.join(separator);
}

type Span = readonly [from: number, to: number];

/** From where to where entries of one version that is asked for, or of none, stand together, as they follow one another in the page. */
function inOrder(places: string, others: readonly number[], isAsked: (version: string) => boolean): readonly Span[] {
  const fields = places.split(separator);
  const all: number[] = [...others];
  for (let at = before; at < fields.length; at += fieldsOfEach)
    if (isAsked(fields[at] ?? '')) for (const place of placesOf(fields[at + fieldsOfEach - 1] ?? '')) all.push(place);
  const spans: Span[] = [];
  for (let at = 0; at < all.length; at += 2) spans.push([all[at] ?? 0, all[at + 1] ?? 0]);
  return spans.toSorted(([a], [b]) => a - b);
}
