// The tags of an HTML text, one after the other.

import { decodeHTMLAttribute } from 'entities/decode';
import { Tokenizer } from 'htmlparser2';

/** What is called for each, names in lower case. */
export interface TagVisitor {
  /** @param attributes entities decoded */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** @param text as it stands there: `&lt;` may come in two pieces */
  text(text: string): void;
  comment(text: string): void;
  /** Asked after each tag: nothing more is wanted. */
  readonly done: () => boolean;
}

/** Elements whose text holds no tags (HTML, 13.1.2): one that is never closed hides the rest of the text. */
const textual: ReadonlySet<string> = new Set([
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
]);

/** Characters that are read in some ten milliseconds. */
const TURN = 256 * 1024;

/** Characters of an attribute: no address of this length is answered by any server. */
const longest = 64 * 1024;

const noAttributes: ReadonlyMap<string, string> = new Map();

/**
 * Reads any HTML from its beginning to its end, in time and memory linear in it.
 *
 * No tree is built: a page of a few kilobytes of gzip can nest millions of elements, among which a parser looks for the one
 * that each closing tag closes.
 *
 * @param telling the attributes that are handed on: a tag may have millions of others
 * @param rest waited for now and then
 * @returns whether the text ends inside a tag, a quotation, a comment, or an element whose text holds no tags, or a quotation holds a tag,
 * or more than any address
 */
export async function readTags(
  html: string,
  telling: ReadonlySet<string>,
  visitor: TagVisitor,
  rest?: () => Promise<void>,
): Promise<{ readonly cut: boolean }> {
  let tag: { readonly name: string; attributes?: Map<string, string> } | undefined;
  let attribute: { readonly name: string; readonly isTold: boolean; value: string } | undefined;
  let inside: string | undefined;
  let [ending, cut] = [false, false];

  const endTag = (): void => {
    if (tag) visitor.open(tag.name, tag.attributes ?? noAttributes);
    if (tag && textual.has(tag.name)) inside = tag.name;
    tag = undefined;
    if (visitor.done()) tokenizer.pause();
  };
  const tokenizer = new Tokenizer(
    // Whoever wants a text decodes it as a whole: a page of 28 MB of `&lt;` is seven million pieces.
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = { name: html.slice(start, end).toLowerCase() };
      },
      onattribname(start, end) {
        const name = html.slice(start, end).toLowerCase();
        // Of an attribute that stands twice the first counts, as for browsers.
        attribute = { name, isTold: telling.has(name) && tag?.attributes?.has(name) !== true, value: '' };
      },
      onattribdata(start, end) {
        const data = html.slice(start, end);
        // A quotation that swallowed a tag ends at the next one's mark; `data-requires-python="<3.8"` does not.
        cut ||= /<\/?[a-z]/i.test(data);
        if (attribute?.isTold && attribute.value.length < longest) attribute.value += data.slice(0, longest);
      },
      onattribentity: ignore,
      onattribend() {
        if (!attribute?.isTold || !tag) return;
        const { name, value } = attribute;
        cut ||= value.length >= longest;
        tag.attributes ??= new Map();
        tag.attributes.set(name, value.includes('&') ? decodeHTMLAttribute(value) : value);
      },
      onopentagend: endTag,
      onselfclosingtag: endTag,
      onclosetag(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (name === inside) inside = undefined;
        visitor.close(name);
      },
      ontext: (start, end) => visitor.text(html.slice(start, end)),
      ontextentity: ignore,
      oncomment(start, end) {
        if (ending) cut = true;
        else visitor.comment(html.slice(start, end));
      },
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  for (let at = 0; at < html.length && !visitor.done(); at += TURN) {
    if (at > 0) await rest?.();
    tokenizer.write(html.slice(at, at + TURN));
  }
  // What is still open now is ended by the tokenizer itself: the text says no more about it.
  ending = true;
  if (!visitor.done()) tokenizer.end();
  return { cut: cut || tag !== undefined || inside !== undefined || html.lastIndexOf('<') > html.lastIndexOf('>') };
}

const ignore = (): void => undefined;
