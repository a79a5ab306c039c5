// Where a regular expression matches: the leftmost match, and of those the longest, as POSIX has it and no engine that takes the first alternative.

import { isIn } from './first-of.ts';
import type { CharSet, Regex, RegexTree } from './regex-tree.ts';
import type { Work } from './work.ts';

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** What the groups took, from 1, nothing where they took no part; undefined where not every program tells alike. */
  readonly groups: () => readonly string[] | undefined;
}

interface Matcher {
  /** Whether what groups took was told that not every program tells alike. */
  unclear?: boolean;
  readonly text: string;
  readonly work: Work;
  readonly known: Map<RegexTree, Map<number, readonly number[]>>;
}

/** @returns undefined where there is none, or no work is left */
export function matchRegex(regex: Regex, text: string, from: number, work: Work): RegexMatch | undefined {
  const matcher: Matcher = { text, work, known: new Map() };
  const last = regex.anchored ? 0 : regex.takesAll ? from : text.length;
  for (let start = from; start <= last && work.left > 0; start++) {
    if (regex.first !== undefined && !isIn(regex.first, text, start)) continue;
    matcher.known.clear();
    const end = endsOf(regex.tree, start, matcher).at(-1);
    if (end !== undefined && work.left > 0) {
      return { start, end, groups: () => groupsOf(regex, start, end, matcher) };
    }
  }
  return undefined;
}

/** Whether some match, be it not the longest, begins and ends where it is asked to. */
export function matchesAt(
  regex: Regex,
  text: string,
  fits: (start: number, end: number) => boolean,
  work: Work,
): boolean {
  const matcher: Matcher = { text, work, known: new Map() };
  for (let start = 0; start <= text.length && work.left > 0; start++) {
    if (regex.first !== undefined && !isIn(regex.first, text, start)) continue;
    matcher.known.clear();
    if (endsOf(regex.tree, start, matcher).some((end) => fits(start, end))) return work.left > 0;
  }
  return false;
}

/** Where matches that begin there may end, in rising order. */
function endsOf(tree: RegexTree, at: number, matcher: Matcher): readonly number[] {
  matcher.work.left--;
  switch (tree.kind) {
    case 'set':
      return isIn(tree.set, matcher.text, at) ? [at + 1] : [];
    case 'empty':
      return [at];
    case 'place':
      return tree.is(matcher.text, at) ? [at] : [];
    case 'group':
      return endsOf(tree.body, at, matcher);
    default: {
      const ends = matcher.known.get(tree) ?? new Map<number, readonly number[]>();
      matcher.known.set(tree, ends);
      const found = ends.get(at) ?? compoundEnds(tree, at, matcher);
      ends.set(at, found);
      return found;
    }
  }
}

type Compound = Extract<RegexTree, { readonly kind: 'sequence' | 'choice' | 'star' }>;

function compoundEnds(tree: Compound, at: number, matcher: Matcher): readonly number[] {
  // What it remembers costs more than a look at a character.
  matcher.work.left -= 15;
  if (tree.kind === 'sequence')
    return union(
      endsOf(tree.first, at, matcher).map((end) => endsOf(tree.rest, end, matcher)),
      matcher.work,
    );
  if (tree.kind === 'choice')
    return union(
      tree.options.map((option) => endsOf(option, at, matcher)),
      matcher.work,
    );
  if (tree.body.kind === 'set') return runOf(tree.body.set, at, matcher);
  const reached = new Set([at]);
  for (const end of reached) {
    if (matcher.work.left <= 0) return [];
    const next = endsOf(tree.body, end, matcher);
    matcher.work.left -= 4 * next.length;
    for (const each of next) reached.add(each);
  }
  return [...reached].toSorted((a, b) => a - b);
}

/** `[a-z]*`: every place from there to the first other character. */
function runOf(set: CharSet, at: number, { text, work }: Matcher): readonly number[] {
  const ends = [at];
  for (let end = at; isIn(set, text, end); end++) ends.push(end + 1);
  work.left -= ends.length;
  return ends;
}

function union(lists: readonly (readonly number[])[], work: Work): readonly number[] {
  const found = lists.filter((list) => list.length > 0);
  const [first = []] = found;
  if (found.length < 2) return first;
  work.left -= found.reduce((sum, list) => sum + list.length, 0);
  return work.left <= 0 ? [] : [...new Set(found.flat())].toSorted((a, b) => a - b);
}

function groupsOf(regex: Regex, start: number, end: number, matcher: Matcher): readonly string[] | undefined {
  const groups = Array.from({ length: regex.groups + 1 }, () => '');
  capture(regex.tree, start, end, groups, matcher);
  return matcher.unclear === true ? undefined : groups;
}

/** What the groups take: each part from the left the longest that lets the rest match. */
function capture(tree: RegexTree, from: number, to: number, groups: string[], matcher: Matcher): void {
  switch (tree.kind) {
    case 'group':
      groups[tree.index] = matcher.text.slice(from, to);
      return capture(tree.body, from, to, groups, matcher);
    case 'sequence': {
      const middles = endsOf(tree.first, from, matcher).filter((end) => endsOf(tree.rest, end, matcher).includes(to));
      const middle = middles.at(-1);
      if (middle === undefined) return;
      // Where alternatives share a match, glibc does not take the longest first.
      matcher.unclear ||= middles.length > 1 && hasChoice(tree.first);
      capture(tree.first, from, middle, groups, matcher);
      return capture(tree.rest, middle, to, groups, matcher);
    }
    case 'choice': {
      const [option, ...others] = tree.options.filter((each) => endsOf(each, from, matcher).includes(to));
      matcher.unclear ||= others.length > 0;
      if (option !== undefined) capture(option, from, to, groups, matcher);
    }
  }
}

function hasChoice(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'choice':
      return true;
    case 'group':
    case 'star':
      return hasChoice(tree.body);
    case 'sequence':
      return hasChoice(tree.first) || hasChoice(tree.rest);
    default:
      return false;
  }
}
