// Types of make-api-pages.mjs for the tests.

export function apiPages(): ReadonlyMap<string, string>;
