// The little TOML that a lock is written in.

/** A basic string: JSON's escapes are TOML's, and DEL is to be escaped as well. */
export function tomlString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007F', '\\u007F');
}

/** An offset date-time as it stands; undefined for what is none. */
export function literal(time: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)$/.test(time) ? time : undefined;
}

/** Keys are bare, values are written already. */
export function inlineTable(values: Readonly<Record<string, string>>): string {
  return `{${Object.entries(values)
    .map(([key, value]) => `${key} = ${value}`)
    .join(', ')}}`;
}
