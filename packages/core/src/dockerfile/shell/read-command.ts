// `read -r line`, `IFS= read -r line || [ -n "$line" ]`: what a loop reads, line by line.

import type { LoopItem, LoopLines } from './loop-item.ts';
import type { ShellList, SimpleCommand } from './shell-tree.ts';

interface ReadCommand {
  readonly variable: string;
  /** Whether backslashes stay: `-r`. */
  readonly isRaw: boolean;
  /** Whether blanks at both ends stay: `IFS=`. */
  readonly isWhole: boolean;
  /** Whether a last line that does not end counts as well. */
  readonly takesRest: boolean;
}

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
  const isRest = new RegExp(String.raw`^(?:test|\[\[?) (?:-n )?"?\$\{?${read?.variable ?? ''}\}?"?(?: \]\]?)?$`).test(
    asked,
  );
  return isRest ? read : undefined;
}

function readBy({ words, redirects }: SimpleCommand, takesRest: boolean): ReadCommand | undefined {
  const isWhole = /^IFS=(?:''|"")?$/.test(words[0] ?? '');
  const [program, ...rest] = isWhole ? words.slice(1) : words;
  const isRaw = rest[0] === '-r';
  const [variable, ...others] = isRaw ? rest.slice(1) : rest;
  if (program !== 'read' || redirects.length + others.length > 0 || !/^[A-Za-z_]\w*$/.test(variable ?? ''))
    return undefined;
  return { variable: variable ?? '', isRaw, isWhole, takesRest };
}

/** @returns undefined where backslashes would make something else of a line */
export function linesRead(
  { lines, ends }: LoopLines,
  { isRaw, isWhole, takesRest }: ReadCommand,
): readonly LoopItem[] | undefined {
  const read = ends || takesRest ? lines : lines.slice(0, -1);
  if (!isRaw && read.some(({ text }) => text.includes('\\'))) return undefined;
  return isWhole ? read : read.map(({ text, at }) => ({ text: text.replaceAll(/^[ \t]+|[ \t]+$/g, ''), at }));
}
