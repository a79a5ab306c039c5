// The name that somebody who mistyped one probably meant.

/**
 * The candidate fewest edits away, undefined where none is near enough.
 *
 * @param most edits; a third of the name's length by default, and at least two, but never all of its letters
 */
export function nearest(
  name: string,
  candidates: readonly string[],
  most: number = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 1),
): string | undefined {
  const distances = candidates.map((candidate) => ({ candidate, distance: distanceOf(name, candidate, most) }));
  return distances.filter(({ distance }) => distance <= most).toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
}

/**
 * Letters that are missing, too many, wrong, or two that changed places (optimal string alignment); anything above the limit
 * where the lengths alone exceed it.
 */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 128) return limit + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min(substituted, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit + 1;
}
