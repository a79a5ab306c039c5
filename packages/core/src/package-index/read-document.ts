// One document of an index, asked for and read: what it lists, or why it tells nothing.

import type { Freshness } from '../http/freshness.ts';
import type { DocumentKind } from './document.ts';
import type { Listing } from './listing.ts';

export interface ReadDocument {
  readonly listing: Listing;
  readonly source: Source;
}

/** Which document it was, and how long it holds. */
export interface Source {
  readonly kind: DocumentKind;
  readonly freshness: Freshness;
}

/** A document that could be read, that the index does not have, or that is spoiled. */
export type Found = ReadDocument | { readonly absent: true } | { readonly problem: string };
