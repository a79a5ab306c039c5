// A regular expression of POSIX as a tree; captured groups are counted from 1.

export type RegexTree =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'empty' }
  | { readonly kind: 'place'; readonly is: (text: string, at: number) => boolean }
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexTree }
  | { readonly kind: 'sequence'; readonly first: RegexTree; readonly rest: RegexTree }
  | { readonly kind: 'choice'; readonly options: readonly RegexTree[] }
  /** As often as it goes, or not at all. */
  | { readonly kind: 'star'; readonly body: RegexTree };

export interface CharSet {
  /** Of the characters of ASCII, by their codes. */
  readonly ascii: Uint8Array;
  readonly has: (char: string) => boolean;
}

export interface Regex {
  readonly tree: RegexTree;
  readonly groups: number;
  /** Groups that may match several times, of which programs keep different ones. */
  readonly repeated: ReadonlySet<number>;
  /** Whether it matches at the start of a text alone. */
  readonly anchored: boolean;
  /** What a match begins with; absent where it may be empty. */
  readonly first?: CharSet | undefined;
  /** Whether it begins with what takes anything, so that no match begins later where none begins first. */
  readonly takesAll: boolean;
  /** Whether it tells single characters beyond ASCII apart: of those each is several in the locale C. */
  readonly counts: boolean;
}
