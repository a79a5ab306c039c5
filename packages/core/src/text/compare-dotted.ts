// The order of dotted numbers: releases of distributions, tools and minors of Python, which are no versions of PEP 440.

/** Missing parts count as 0: `1.85` before `1.85.1`, `3.9` before `3.10`. Of what is no number nothing is before or after. */
export function compareDotted(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
