// The tags of a repository that come nearest to one that it does not have: what an error offers instead.

import { listedRows } from './listed-table.ts';

/** Up to three tags that are known by name and have the most words of `tag`, listed ones before frozen ones. */
export function nearestListedTags(repository: string, tag: string, platform?: string): readonly string[] {
  const wanted = wordsOf(tag.slice(0, 128));
  const ranked = listedRows(repository)
    .filter(({ platforms }) => platform === undefined || platforms.includes(platform))
    .flatMap(({ tags, listed }) =>
      tags
        .filter((known) => known !== tag)
        .map((known) => {
          const words = wordsOf(known);
          const common = words.filter((word) => wanted.includes(word)).length;
          return { known, cost: words.length - 2 * common + (listed ? 0 : 0.5) };
        }),
    );
  return ranked
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, 3)
    .map(({ known }) => known);
}

/** `python3.12-bookworm-slim` → python3.12, bookworm, slim, python3, and 3.12: half a match counts for something. */
function wordsOf(tag: string): readonly string[] {
  return tag.split('-').flatMap((word) => {
    const number = /\d[\d.]*$/.exec(word)?.[0];
    return number === undefined || number === word ? [word] : [word, number];
  });
}
