// The text of a requirements file → its logical lines, as pip 26.3 cuts them (`preprocess` in its req_file.py).

import { strip, whiteSpace } from '../../packaging/white-space.ts';

/** A line after continuations were joined and the comment was cut off; `line` is that of its first physical line, from 1. */
export interface LogicalLine {
  readonly line: number;
  readonly text: string;
  /** What was cut off, from its `#` on; empty where there is none. */
  readonly comment: string;
}

/** Where Python's str.splitlines() breaks: more than CR and LF, so a form feed ends a line too. */
const lineBreak = /\r\n|[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]/;

const space = new RegExp(`[${whiteSpace}]`);

/** The one kind of comment that means something: it stays, even on a line of its own. */
const telling = /#[ \t]*wheelcheck:/i;

/**
 * Splits, joins lines that end in a backslash, cuts comments off and leaves empty lines out, but for those whose comment
 * speaks to this tool. A comment line never continues, and it ends a continuation that it stands in.
 */
export function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let begun: { readonly line: number; readonly parts: string[] } | undefined;
  const finish = (line: number, joined: string): void => {
    const [content, comment] = splitComment(joined);
    if (content !== '' || telling.test(comment)) lines.push({ line, text: content, comment });
  };
  for (const [position, physical] of splitLines(text).entries()) {
    const isComment = strip(physical).startsWith('#');
    if (physical.endsWith('\\') && !isComment) {
      begun ??= { line: position + 1, parts: [] };
      begun.parts.push(stripBackslashes(physical));
    } else {
      // The space keeps `foo\` + `# why` a comment: a `#` counts only at the start or after white space.
      const last = isComment ? ` ${physical}` : physical;
      if (begun) finish(begun.line, [...begun.parts, last].join(''));
      else finish(position + 1, last);
      begun = undefined;
    }
  }
  if (begun) finish(begun.line, begun.parts.join(''));
  return lines;
}

/** The physical lines, broken where Python's str.splitlines() breaks them. One leading BOM is dropped. */
export function splitLines(text: string): readonly string[] {
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).split(lineBreak);
}

/** The names in `${NAME}`: pip puts the environment's values there (upper case, digits and `_` only). */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([A-Z0-9_]+)\}/g)].map(([whole]) => whole);
}

/** Cuts at the first `#` that stands at the start or after white space; `url#egg=name` keeps its fragment. */
function splitComment(line: string): readonly [text: string, comment: string] {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    if (at === 0 || space.test(line.charAt(at - 1))) return [strip(line.slice(0, at)), line.slice(at)];
  }
  return [strip(line), ''];
}

/** pip strips backslashes from both ends of a line that continues, not one from its end. */
function stripBackslashes(line: string): string {
  let [start, end] = [0, line.length];
  while (start < end && line.charAt(start) === '\\') start += 1;
  while (end > start && line.charAt(end - 1) === '\\') end -= 1;
  return line.slice(start, end);
}
