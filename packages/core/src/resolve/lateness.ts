// Whether something takes too long.

/**
 * Counts from the first time that it is asked; never true without a clock.
 *
 * @param now milliseconds of any clock
 */
export function lateness(now: (() => number) | undefined, patience: number): () => boolean {
  let since: number | undefined;
  return () => {
    if (!now) return false;
    since ??= now();
    return now() - since > patience;
  };
}
