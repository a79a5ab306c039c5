// One linear pass over TOML text, without its values: where each statement begins, and how deep its brackets nest.

/** A header or a `key = value`, at whatever line it begins. */
interface TomlStatement {
  /** Index of its first character. */
  readonly start: number;
  /** Counted from 1. */
  readonly line: number;
}

/** What a parser would have to go down to: brackets inside brackets, or the parts of a dotted key. */
export interface TomlOutline {
  readonly statements: readonly TomlStatement[];
  readonly depth: number;
  /** Characters of the longest string, where one has a thousand. */
  readonly longestString: number;
  /** The line on which that string ends, counted from 1. */
  readonly longestLine: number;
  /** The line on which `depth` is reached, counted from 1. */
  readonly deepestLine: number;
  /** The indexes of a blank, a comma or a bracket right behind a day without a time. */
  readonly dateEnds: readonly number[];
}

const [LINE_FEED, TAB, BLANK, DOUBLE, SINGLE, HASH] = [0x0a, 0x09, 0x20, 0x22, 0x27, 0x23];
const [COMMA, DASH, DOT, EQUALS, BACKSLASH] = [0x2c, 0x2d, 0x2e, 0x3d, 0x5c];
const [OPENING, CLOSING, OPENING_BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * A file of a release, as Poetry, PDM and uv write it on a line of its own: nine tenths of a lock, and nothing in it is counted but
 * its one bracket. An expression passes over it ten times as fast as the loop below.
 */
const fileLine = /[ \t]*\{ ?[a-z-]+ = "[^"\\\n]{0,999}"(?:, [a-z-]+ = (?:"[^"\\\n]{0,999}"|\d{1,15})){0,9} ?\},?\n/y;

/**
 * Outlines TOML text in time linear to its length. Text that is no TOML gives an outline too: the parser is the one to complain.
 *
 * Character by character on purpose: with `indexOf` in the loop, V8 once moved the search out of its branch and ran it for
 * every character, which made a line of 1 MB take seconds.
 *
 * @param text with line feeds only
 */
export function outline(text: string): TomlOutline {
  const statements: TomlStatement[] = [];
  const dateEnds: number[] = [];
  let [line, brackets, dots, depth, deepestLine] = [1, 0, 0, 0, 1];
  let [stringStart, longestString, longestLine] = [0, 0, 1];
  let fresh = true;
  /** What ends the comment or string that the pass is in; empty outside of both. */
  let ending = '';
  /** The first character of it. */
  let end = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED) line++;
    if (ending !== '') {
      if (code !== end && code !== BACKSLASH && code !== LINE_FEED) continue;
      if (code === BACKSLASH && end === DOUBLE) {
        index++;
        if (text.charCodeAt(index) === LINE_FEED) line++;
      } else if (code === end && text.startsWith(ending, index)) {
        if (index - stringStart > longestString) [longestString, longestLine] = [index - stringStart, line];
        index += ending.length - 1;
        ending = '';
      } else if (code === LINE_FEED && ending.length === 1) {
        // A one-line string without its quote ends with its line
        ending = '';
      }
      if (code !== LINE_FEED || ending !== '') continue;
    }
    if (code === LINE_FEED) {
      dots = 0;
      fresh = brackets === 0;
      if (fresh) continue;
      for (fileLine.lastIndex = index + 1; fileLine.test(text); line++) {
        index = fileLine.lastIndex - 1;
        if (brackets + 1 > depth) [depth, deepestLine] = [brackets + 1, line];
      }
      continue;
    }
    // Two dashes in these places: a date, as good as always, and the pattern decides
    if (text.charCodeAt(index - 3) === DASH && text.charCodeAt(index - 6) === DASH && endsDate(text, index))
      dateEnds.push(index);
    if (code === BLANK || code === TAB) continue;
    if (code === HASH) {
      [ending, end] = ['\n', LINE_FEED];
      // A comment is no string, however long.
      stringStart = Number.POSITIVE_INFINITY;
      continue;
    }
    if (fresh) {
      statements.push({ start: index, line });
      fresh = false;
    }
    if (code === DOUBLE || code === SINGLE) {
      const quote = code === DOUBLE ? '"' : "'";
      const triple = quote + quote + quote;
      ending = text.startsWith(triple, index) ? triple : quote;
      end = code;
      index += ending.length - 1;
      stringStart = index + 1;
    } else if (code === OPENING || code === OPENING_BRACE) brackets++;
    else if (code === CLOSING || code === CLOSING_BRACE) brackets = Math.max(0, brackets - 1);
    else if (code === DOT) dots++;
    else if (code === COMMA || code === EQUALS) dots = 0;
    if (brackets + dots > depth) {
      depth = brackets + dots;
      deepestLine = line;
    }
  }
  return { statements, longestString, longestLine, depth, deepestLine, dateEnds };
}

/** Whether a day ends before this character, and no time of day follows (`2026-12-31 10:00:00` is one value). */
function endsDate(text: string, index: number): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}[ ,\]}]$/.test(text.slice(index - 10, index + 1)) && !/^ \d/.test(text.slice(index, index + 2))
  );
}
