// Lines for a terminal: wrapping, columns, colours.

import type { RenderOptions } from '../render-options.ts';
import type { Colour } from '../wording/colour.ts';

/** Breaks at spaces so that no line is longer than `width`; a single longer word is broken where it must be. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => chunks(part, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Pieces of at most `width` characters; a file name is broken after a dash, dot or underscore where one is near. */
function chunks(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (rest.length > width) {
    const at =
      Math.max(rest.lastIndexOf('-', width - 1), rest.lastIndexOf('.', width - 1), rest.lastIndexOf('_', width - 1)) +
      1;
    const cut = at > width / 2 ? at : width;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

/** Wrapped text, every line after the indent; the first line may carry a label in its place. */
export function indented(text: string, indent: string, width: number, label = ''): readonly string[] {
  return wrap(text, Math.max(20, width - indent.length)).map((line, position) =>
    position === 0 && label !== '' ? `${label.padEnd(indent.length)}${line}` : `${indent}${line}`,
  );
}

/** Two texts on one line, the second at the right edge; on two lines where they do not fit. */
export function spread(left: string, right: string, width: number): readonly string[] {
  const room = width - left.length - right.length;
  return room >= 2 ? [`${left}${' '.repeat(room)}${right}`] : [left, right.padStart(width)];
}

/** Colours text where that is wanted; no meaning is carried by colour alone. */
export function paint(text: string, tone: Colour, { paint: painted }: Pick<RenderOptions, 'paint'>): string {
  return painted === undefined ? text : painted(text, tone);
}
