// A pure function of a text that remembers its answers: releases of one project repeat the same versions and tag sets thousands of times.

/**
 * @param limit answers that are kept; when there are more, all are forgotten, so that hostile input cannot fill the memory
 * @param make must give equal answers for equal texts; the answers are shared, so nobody may change them
 * @param longest text of which an answer is kept: real versions, ranges and requirements are shorter, and longer texts are not worth the memory
 */
export function remembered<T>(limit: number, make: (text: string) => T, longest = 300): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return make(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = make(text);
    if (known.size >= limit) known.clear();
    known.set(text, answer);
    return answer;
  };
}
