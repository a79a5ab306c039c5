// Why the facts of an image were inferred (WC301): a kind with what its words need. The words are the rule's.

/** `image` is the family's name with the tag; a distribution is its title (`Debian 13 (trixie)`). */
export type ImageDoubt =
  /** A registry that serves such a path; `of` is null where it is that of an official image. */
  | { readonly kind: 'mirror'; readonly host: string; readonly of: string | null }
  /** The digest may name an older build than the tag has by now. */
  | { readonly kind: 'digest'; readonly tag: string }
  /** Newer than the table: the tag whose facts stand in, and what was put in their place where something was. */
  | {
      readonly kind: 'newer';
      readonly image: string;
      readonly like: string;
      readonly put: { readonly python: string; readonly distribution: string } | null;
    }
  /** Newer than the table, of a repository that is known by its distributions. */
  | { readonly kind: 'newer-release'; readonly image: string; readonly distribution: string }
  /** Its distribution has no release yet, or never has one: the facts are those of a day. */
  | {
      readonly kind: 'not-out' | 'moves-on';
      readonly image: string;
      readonly distribution: string;
      readonly factsOf: string;
    }
  /** Nobody looked into it. */
  | { readonly kind: 'guess'; readonly image: string; readonly distribution: string };
