// What every parser of packaging/ gives back: the value, or what is wrong with the text. Nothing here throws on data.

/** `at`: the position in the text, where the parser knows it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string; readonly at?: number | undefined };
