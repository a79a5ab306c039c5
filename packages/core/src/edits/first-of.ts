// The characters with which matches of a regular expression begin, so that no other place is tried.

import type { CharSet, RegexTree } from './regex-tree.ts';

export function charSet(has: (char: string) => boolean): CharSet {
  return { ascii: Uint8Array.from({ length: 128 }, (_, code) => (has(String.fromCharCode(code)) ? 1 : 0)), has };
}

/** @returns undefined where a match may be empty, or begins with no character */
export function firstOf(tree: RegexTree): CharSet | undefined {
  const { sets, isEmpty } = beginning(tree);
  return isEmpty ? undefined : charSet((char) => sets.some((set) => set.has(char)));
}

function beginning(tree: RegexTree): { readonly sets: readonly CharSet[]; readonly isEmpty: boolean } {
  switch (tree.kind) {
    case 'set':
      return { sets: [tree.set], isEmpty: false };
    case 'group':
      return beginning(tree.body);
    case 'star':
      return { ...beginning(tree.body), isEmpty: true };
    case 'choice': {
      const options = tree.options.map(beginning);
      return { sets: options.flatMap(({ sets }) => sets), isEmpty: options.some(({ isEmpty }) => isEmpty) };
    }
    case 'sequence': {
      const first = beginning(tree.first);
      if (!first.isEmpty) return first;
      const rest = beginning(tree.rest);
      return { sets: [...first.sets, ...rest.sets], isEmpty: rest.isEmpty };
    }
    default:
      return { sets: [], isEmpty: true };
  }
}

export function isIn({ ascii, has }: CharSet, text: string, at: number): boolean {
  if (at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code < 128 ? ascii[code] === 1 : has(text.charAt(at));
}
