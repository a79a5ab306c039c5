// What a JSON text was found to hold, before anything of it is believed.

/** A JSON object; its keys come from outside, so it is only read by names of ours or through Object.entries. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for what is neither null nor a list nor a plain value. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a list of strings and nothing else; with `among`, of these alone. */
export function isTexts(value: unknown, among?: ReadonlySet<string>): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string' && (among?.has(each) ?? true));
}
