// The name that somebody who mistyped one probably meant.

/** The candidate fewest edits away, undefined where none is within a third of the name's length (at least two edits). */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const distances = candidates.map((candidate) => ({ candidate, distance: distanceOf(name, candidate, limit) }));
  return distances.filter(({ distance }) => distance <= limit).toSorted((a, b) => a.distance - b.distance)[0]
    ?.candidate;
}

/** Levenshtein's distance, or anything above the limit where the lengths alone exceed it. */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 128) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
