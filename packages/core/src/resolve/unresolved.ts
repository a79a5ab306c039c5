// Why what has no pin came to no versions on a target.

export type Unresolved =
  | { readonly kind: 'no-solution'; readonly why: readonly string[] }
  /** The search was given up after so many versions. */
  | { readonly kind: 'limit'; readonly looked: number };
