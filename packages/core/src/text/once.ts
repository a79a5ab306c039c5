// Values without repeats, whatever their shape.

/** Without what stands there already. */
export function once<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
