// `s/six/cffi/2g` on one text.

import { matchRegex, type RegexMatch } from './match-regex.ts';
import type { Substitution } from './sed-substitution.ts';
import type { Work } from './work.ts';

/** What one replacement takes beside its text. */
const EACH = 20;

/** @returns undefined where nothing is replaced; null where that is not the same in every sed */
export function substitute(
  { regex, replacement, from, all }: Substitution,
  text: string,
  work: Work,
): string | null | undefined {
  let [made, at, count, before] = ['', 0, 0, -1];
  let replaced = false;
  while (at <= text.length) {
    const match = matchRegex(regex, text, at, work);
    if (match === undefined) break;
    const { start, end } = match;
    const isEmpty = start === end;
    // Nothing is not replaced right behind what was replaced.
    if (!(isEmpty && start === before)) {
      count++;
      const counts = count >= from && (all || count === from);
      const put = counts ? filledIn(replacement, match, text) : text.slice(start, end);
      if (put === undefined) return null;
      // What a text grows by is work too: `s/./&&&&/g`, forty times.
      work.left -= EACH + put.length;
      made += text.slice(at, start) + put;
      replaced ||= counts;
      if (counts && !all) return made + text.slice(end);
    } else made += text.slice(at, start);
    if (isEmpty) made += text.charAt(start);
    before = end;
    at = isEmpty ? start + 1 : end;
  }
  return replaced ? made + text.slice(at) : undefined;
}

function filledIn(
  parts: Substitution['replacement'],
  { start, end, groups }: RegexMatch,
  text: string,
): string | undefined {
  const taken = parts.some((part) => typeof part === 'number' && part > 0) ? groups() : [];
  return (
    taken &&
    parts
      .map((part) => (typeof part === 'string' ? part : part === 0 ? text.slice(start, end) : (taken[part] ?? '')))
      .join('')
  );
}
