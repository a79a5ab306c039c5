// Text from outside in Markdown as GitHub and GitLab render it.

import { printable } from '../../text/unprintable.ts';

/** What may begin a link, an image, a tag, an emphasis (never `_` inside a word), a table cell, a heading, a formula or a command to the runner. */
const structural = /[&<>"'\\`*{}[\]#!|~$^=]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** Words that the hosts turn into something: mentions, addresses, issue numbers, emoji. */
const magnetic = /@|:\/\/|www\.|#\d|GH-\d|:[\w+-]+:/i;

/**
 * A sentence, as text: nothing in it is a link, an image, a tag or a mention. Words that the hosts would turn into a link
 * although they are text (a mention pings a person) are set as code, where they look for none. Blanks in a row are one, as
 * five at the beginning of a list's item would make code of the rest.
 */
export function markdownText(text: string): string {
  return printable(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (magnetic.test(word) ? codeOf(word) : entities(word)))
    .join(' ');
}

/** The colon behind `requirements.txt:3:` is the sentence's own. */
function codeOf(word: string): string {
  const [, named = word, behind = ''] = /^(.+:\d+)(:)$/.exec(word) ?? [];
  return `${markdownCode(named)}${behind}`;
}

/**
 * A name, a version, a file name: as a code span, fenced by more backticks than it holds (CommonMark 6.1). Not `<code>`:
 * what stands between tags is still text, and addresses in it become links. `|` ends a table's cell even there.
 */
export function markdownCode(text: string): string {
  const shown = printable(text).replaceAll('|', '¦').replaceAll('##[', '## [');
  if (shown.trim() === '') return '`?`';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const [fence, blank] = ['`'.repeat(longest + 1), longest > 0 ? ' ' : ''];
  return `${fence}${blank}${shown}${blank}${fence}`;
}

/** The same where only HTML is read and Markdown is not, such as on the line of a `<summary>`. */
export function htmlCode(text: string): string {
  return `<code>${entities(printable(text))}</code>`;
}

/** A character reference is always text (CommonMark 6.2). */
function entities(text: string): string {
  return text.replaceAll(structural, (character) => `&#${character.charCodeAt(0)};`);
}
