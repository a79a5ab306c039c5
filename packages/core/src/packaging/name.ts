// Project and extra names in their one comparable form (PEP 503, PEP 685).

/** A name in normal form: lower case, runs of `-`, `_` and `.` as one `-`. Made by `normalizeName` alone. */
export type PackageName = string & { readonly __brand: 'PackageName' };

/**
 * The normal form of a project's or extra's name (PEP 503). Any text gives a name; `isValidName` says whether the
 * text was a proper one. Like packaging, it keeps a leading or trailing dash.
 */
export function normalizeName(text: string): PackageName {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that makes the brand
  return text.toLowerCase().replace(/[-_.]+/g, '-') as PackageName;
}

/** Characters of a name; what is longer is no project's. */
export const MAX_NAME = 128;

/** Whether the text is a name at all (core metadata, field Name): ASCII letters, digits, `-_.`, a letter or digit at both ends. */
export function isValidName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i.test(text);
}
