// Pages of an index read on another thread, where the machine has one to spare. All that goes to it and comes back is plain values.

/** Of a page whose entries are written as nearly all are, what stands where. */
export interface IndexedPage {
  /** The name of the project and the version of the API, as the page says them. */
  readonly about: { readonly name: unknown; readonly meta: unknown };
  /** What there is of each version, and where it stands in the page, as a cache keeps it. */
  readonly places: string;
  /** Where the entries stand that say no version: from, to, from, to. */
  readonly others: readonly number[];
  /** What addresses are relative to. */
  readonly base: string;
  /** False where an address may hold a secret. */
  readonly isKeepable: boolean;
}

export interface PageToRead {
  /** Whoever asks does not look at them any more: they come back with the answer. */
  readonly bytes: Uint8Array;
  /** The same as they came, should they be lost. */
  readonly compressed?: (() => string | undefined) | undefined;
  readonly url: string;
}

/** A page that was read, or that has to be read otherwise: its text then may be any. */
export type PageRead =
  | { readonly bytes: Uint8Array; readonly page: undefined }
  /** The bytes are ASCII, so that a place in the text is one in them. */
  | { readonly bytes: Uint8Array; readonly page: IndexedPage };

export interface PageReader {
  /** A page was asked for: a few are read sooner than a thread starts. */
  expect(): void;
  /** Whether a page is read elsewhere, and most likely waits there for others. */
  delays(page: PageToRead): boolean;
  /** @returns undefined where it is none for another thread: then its bytes are as they were */
  read(page: PageToRead, project: string): Promise<PageRead> | undefined;
}
