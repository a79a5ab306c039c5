// The text of a file in an image as what made it, from files of the build context on.

import { filterOf } from './filters.ts';
import { asWords } from './read-words.ts';
import type { Work } from './work.ts';
import type { Userland } from './filter.ts';
import { joinedLines, type LinePlace, type TextLines, textLines } from './text-lines.ts';

export type MadeText =
  /** As the build context has it; `maybe`: or nothing, where it has none. */
  | { readonly kind: 'file'; readonly path: string; readonly maybe?: true }
  /** One line of such a file, or a word of it, whatever else it holds. */
  | { readonly kind: 'line'; readonly text: string; readonly at: LinePlace }
  /** What a command itself says. */
  | { readonly kind: 'written'; readonly text: string; readonly line: number }
  | { readonly kind: 'filtered'; readonly of: MadeText; readonly by: FilteringCommand }
  | { readonly kind: 'joined'; readonly parts: readonly MadeText[] };

/** A command that makes a text of another, and where it stands in the Dockerfile. */
export interface FilteringCommand {
  readonly words: readonly string[];
  readonly userland: Userland;
  readonly line: number;
  /** Whether the build stops where it fails. */
  readonly stops: boolean;
}

const weights = new WeakMap<MadeText, number>();

/** How many commands and texts it comes to, each as often as it is used: `cat a a > b && cat b b > a` doubles with each line. */
export function weightOf(made: MadeText): number {
  const known = weights.get(made);
  if (known !== undefined) return known;
  const parts = made.kind === 'filtered' ? [made.of] : made.kind === 'joined' ? made.parts : [];
  const weight = parts.reduce((sum, part) => sum + weightOf(part), 1);
  weights.set(made, weight);
  return weight;
}

/** The files of the build context that it is made of, each once. */
export function filesOf(made: MadeText): readonly string[] {
  return [
    ...new Set(
      leaves(made).flatMap((each) => (each.kind === 'file' ? [each.path] : each.kind === 'line' ? [each.at.path] : [])),
    ),
  ];
}

/** The lines of the Dockerfile that made it, in order. */
export function linesOf(made: MadeText): readonly number[] {
  const lines = new Set<number>();
  const open = [made];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each.kind === 'written') lines.add(each.line);
    else if (each.kind === 'filtered') {
      if (each.by.words[0] !== asWords) lines.add(each.by.line);
      open.push(each.of);
    } else if (each.kind === 'joined') open.push(...each.parts);
  }
  return [...lines].toSorted((a, b) => a - b);
}

/** Whether a file of the build context need not be there. */
export function isMaybe(made: MadeText, path: string): boolean {
  return leaves(made).some((each) => each.kind === 'file' && each.path === path && each.maybe === true);
}

function leaves(made: MadeText): readonly MadeText[] {
  if (made.kind === 'filtered') return leaves(made.of);
  return made.kind === 'joined' ? made.parts.flatMap(leaves) : [made];
}

export type MakingText = { readonly text: TextLines } | { readonly why: string; readonly line: number };

/**
 * @param dockerfile the path of the Dockerfile, where the lines stand that commands write
 * @param work what may be done for it, and for others with it
 * @param fileOf a file of the build context that it is made of
 */
export function makeText(
  made: MadeText,
  dockerfile: string,
  work: Work,
  fileOf: (path: string) => TextLines | undefined,
): MakingText {
  switch (made.kind) {
    case 'file':
      return { text: fileOf(made.path) ?? { lines: [], ends: true } };
    case 'line': {
      // As the report calls the file.
      const shown = fileOf(made.at.path)?.lines[made.at.line - 1]?.at ?? made.at;
      return { text: { lines: [{ text: made.text, at: shown }], ends: true } };
    }
    case 'written':
      return { text: textLines(made.text, () => ({ path: dockerfile, line: made.line })) };
    case 'filtered': {
      const { words, userland, line, stops } = made.by;
      const before = makeText(made.of, dockerfile, work, fileOf);
      if ('why' in before) return before;
      const result = filterOf(words, userland)?.apply(before.text, { path: dockerfile, line }, work) ?? {
        why: 'it is not followed',
      };
      if ('why' in result) return { ...result, line };
      return stops && result.fails === true
        ? { why: `${words[0]} finds nothing, and the build stops`, line }
        : { text: result };
    }
    case 'joined': {
      const parts: TextLines[] = [];
      for (const part of made.parts) {
        const result = makeText(part, dockerfile, work, fileOf);
        if ('why' in result) return result;
        parts.push(result.text);
      }
      return { text: joinedLines(parts) };
    }
  }
}
