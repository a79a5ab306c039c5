// Numbers of things.

/** `1 package`, `2 packages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${plural(count, noun)}`;
}

/** The noun, with its s where there is not just one. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
