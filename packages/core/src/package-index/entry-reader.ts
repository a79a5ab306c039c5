// The entries of a JSON page, one after the other. Of a page on another thread there are bytes alone: a piece of them at a time is made into text,
// so that pages of megabytes are not in memory twice.

import { type EntryShape, entryShapeAt } from './entry-shape.ts';
import type { PageText } from './page-text.ts';

export interface FoundEntry {
  readonly entry: RegExpExecArray;
  readonly shape: EntryShape;
  /** Where the text begins in the page that the entry has its place in. */
  readonly origin: number;
}

/** Behind the comma that follows it, or the end of the list. */
export const endOf = ({ entry, origin }: FoundEntry): number => origin + entry.index + entry[0].length;

/** Of one page: an index writes its entries in two or three ways, and for each of them an expression is compiled. */
const maxShapes = 20;

/** An entry has some 500 characters. */
const piece = 256 * 1024;

/** @returns what reads the next entry: undefined for one that is none, or is written otherwise */
export function entryReader(page: PageText, start: number): () => FoundEntry | undefined {
  const shapes: EntryShape[] = [];
  let last: EntryShape | undefined;
  let [text, origin, at] = ['', start, start];
  const match = (shape: EntryShape): FoundEntry | undefined => {
    shape.pattern.lastIndex = at - origin;
    const entry = shape.pattern.exec(text);
    if (!entry) return undefined;
    last = shape;
    at += entry[0].length;
    return { entry, shape, origin };
  };
  const matchAny = (): FoundEntry | undefined => {
    for (const shape of shapes) {
      const found = match(shape);
      if (found) return found;
    }
    const shape = shapes.length < maxShapes ? entryShapeAt(text, at - origin) : undefined;
    if (!shape) return undefined;
    shapes.push(shape);
    return match(shape);
  };
  return () => {
    const found = (last && match(last)) ?? matchAny();
    // It may stand at the end of this piece, and go on in the next.
    if (found || (at === origin && text !== '')) return found;
    [text, origin] = [page.slice(at, at + piece), at];
    return matchAny();
  };
}
