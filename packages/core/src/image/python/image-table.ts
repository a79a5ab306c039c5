// The table of the official python image, read once: tag → the state in which it last stood in the list.

import { distributionOf, type Distribution } from '../distribution.ts';
import { asOf, platformSets, pythonImages } from './python-images.ts';
import type { Flavour } from './python-tag.ts';

export { asOf } from './python-images.ts';

/** One state of the list, which one or more tags had last. */
export interface ImageRow {
  /** Full version of its Python: `3.12.14`, `3.15.0rc1`. */
  readonly python: string;
  readonly flavour: Flavour;
  readonly distribution: Distribution;
  /** The image's own pip; absent where it is not known. */
  readonly pip?: string;
  /** Day (ISO) on which these tags left the list; null while they are in it. */
  readonly until: string | null;
  /** Docker's words. */
  readonly platforms: readonly string[];
  /** Shortest first. */
  readonly tags: readonly string[];
}

let read: ReadonlyMap<string, ImageRow> | undefined;

/** Every Linux tag that the list ever had, newest Python first. */
export function imageTable(): ReadonlyMap<string, ImageRow> {
  read ??= readTable();
  return read;
}

/** The row of one tag: where nobody asked for the table yet, its line alone is read, as most runs want one of 1,600. */
export function imageRow(tag: string): ImageRow | undefined {
  if (read) return read.get(tag);
  const line = pythonImages
    .split('\n')
    .find((each) => (each.includes(tag) || tag.startsWith(pythonOf(each))) && tagsOf(each).includes(tag));
  return line === undefined ? undefined : readRow(line, readSets());
}

function readTable(): ReadonlyMap<string, ImageRow> {
  const sets = readSets();
  const table = new Map<string, ImageRow>();
  for (const line of pythonImages.trimEnd().split('\n')) {
    const row = readRow(line, sets);
    for (const tag of row.tags) table.set(tag, row);
  }
  return table;
}

function readSets(): readonly (readonly string[])[] {
  return platformSets
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
}

function readRow(line: string, sets: readonly (readonly string[])[]): ImageRow {
  const [python = '', base = '', pip = '-', until = '-', set = ''] = line.split(' ', 5);
  const distribution = distributionOf(base);
  const platforms = sets[Number(set)];
  if (distribution === undefined || platforms === undefined) throw new Error(`image table of ${asOf}: ${line}`);
  return {
    python,
    flavour: base.startsWith('alpine') ? 'alpine' : base.startsWith('slim-') ? 'slim' : 'full',
    distribution,
    ...(pip === '-' ? {} : { pip }),
    until: until === '-' ? null : until,
    platforms,
    tags: tagsOf(line),
  };
}

function pythonOf(line: string): string {
  return line.slice(0, line.indexOf(' '));
}

function tagsOf(line: string): readonly string[] {
  const python = pythonOf(line);
  return line
    .split(' ')
    .slice(5)
    .map((tag) => tag.replace('~', python));
}
