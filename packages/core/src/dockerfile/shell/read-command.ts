// `read -r line`, `IFS== read name version`, `IFS= read -r line || [ -n "$line" ]`: what a loop reads, line by line.

import type { LoopLines } from './loop-item.ts';
import type { LoopRound } from './run-rounds.ts';
import type { ShellList, SimpleCommand } from './shell-tree.ts';

interface ReadCommand {
  /** The last one gets what the others leave. */
  readonly variables: readonly string[];
  /** Whether backslashes stay: `-r`. */
  readonly isRaw: boolean;
  /** What parts the words of a line: blanks, one sign, or nothing (`IFS=`), so that blanks at both ends stay. */
  readonly between: string;
  /** Whether a last line that does not end counts as well. */
  readonly takesRest: boolean;
}

const BLANKS = ' \t';

/** @param condition of a `while` @returns undefined where it asks for something else */
export function readCommand(condition: ShellList): ReadCommand | undefined {
  const [node, ...others] = condition;
  if (node === undefined || others.length > 0) return undefined;
  if (node.kind === 'simple') return readBy(node.command, false);
  const [link, ...more] = node.kind === 'chain' ? node.rest : [];
  if (node.kind !== 'chain' || node.first.kind !== 'simple' || link?.operator !== '||' || more.length > 0)
    return undefined;
  const read = readBy(node.first.command, true);
  const asked = link.node.kind === 'simple' ? link.node.command.words.join(' ') : '';
  const isRest = new RegExp(
    String.raw`^(?:test|\[\[?) (?:-n )?"?\$\{?${read?.variables[0] ?? ''}\}?"?(?: \]\]?)?$`,
  ).test(asked);
  return isRest ? read : undefined;
}

/** `IFS=`, `IFS=,`, `IFS='='` */
const separating = /^IFS=(["']?)([^\s"'\\$`]?)\1$/;

function readBy({ words, redirects }: SimpleCommand, takesRest: boolean): ReadCommand | undefined {
  const [, , separator] = separating.exec(words[0] ?? '') ?? [];
  const [program, ...rest] = separator === undefined ? words : words.slice(1);
  const isRaw = rest[0] === '-r';
  const variables = isRaw ? rest.slice(1) : rest;
  if (program !== 'read' || redirects.length > 0 || variables.length === 0) return undefined;
  if (!variables.every((name) => /^[A-Za-z_]\w*$/.test(name))) return undefined;
  return { variables, isRaw, between: separator ?? BLANKS, takesRest };
}

/** @returns undefined where backslashes would make something else of a line, and where shells part it differently */
export function linesRead(
  { lines, ends }: LoopLines,
  { variables, isRaw, between, takesRest }: ReadCommand,
): readonly LoopRound[] | undefined {
  const read = ends || takesRest ? lines : lines.slice(0, -1);
  if (!isRaw && read.some(({ text }) => text.includes('\\'))) return undefined;
  const rounds = read.map(({ text, at }) => {
    const parts = between === BLANKS ? byBlanks(text, variables.length) : bySign(text, between, variables.length);
    return parts && variables.map((variable, index) => ({ variable, text: parts[index] ?? '', at }));
  });
  const known = rounds.flatMap((round) => (round === undefined ? [] : [round]));
  return known.length < rounds.length ? undefined : known;
}

function byBlanks(text: string, most: number): readonly string[] {
  let rest = text.replaceAll(/^[ \t]+|[ \t]+$/g, '');
  const parts: string[] = [];
  while (parts.length < most - 1 && rest !== '') {
    const [word = ''] = /^[^ \t]+/.exec(rest) ?? [];
    parts.push(word);
    rest = rest.slice(word.length).replace(/^[ \t]+/, '');
  }
  return [...parts, rest];
}

/** A sign at the end is kept by some shells, and dropped by others. */
function bySign(text: string, sign: string, most: number): readonly string[] | undefined {
  if (sign === '') return most === 1 ? [text] : [text, ...Array.from({ length: most - 1 }, () => '')];
  if (text.endsWith(sign)) return undefined;
  const parts = text.split(sign);
  return parts.length <= most ? parts : [...parts.slice(0, most - 1), parts.slice(most - 1).join(sign)];
}
