// Text from outside in HTML: the one way in which a page is put together.

import { ownValue } from '../../text/own-value.ts';
import { printable } from '../../text/unprintable.ts';

/** A piece of a page. Made by `markup` and `verbatim` alone, so that every other text in a page is escaped. */
export interface Markup {
  readonly markup: string;
}

type Piece = Markup | string | number | readonly Markup[];

/**
 * A template tag: what stands in the template is markup, every string put into it is text. Values of attributes stand
 * between double quotes in the template; no address from outside ever becomes an `href` or a `src`.
 */
export function markup(template: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: String.raw({ raw: template }, ...pieces.map(written)) };
}

/** A constant of ours that is no text: the style and the script, which a parser reads without character references. */
export function verbatim(constant: string): Markup {
  return { markup: constant };
}

function written(piece: Piece): string {
  if (typeof piece === 'number') return String(piece);
  if (typeof piece === 'string') return escaped(piece);
  return 'markup' in piece ? piece.markup : piece.map((each) => each.markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For an element or an attribute; also what the Actions runner obeys in a log is written so that it is none. */
function escaped(text: string): string {
  return printable(text)
    .replaceAll(/[&<>"']/g, (character) => ownValue(entities, character) ?? '')
    .replaceAll('##[', '##&#91;')
    .replaceAll('::', ':&#58;');
}
