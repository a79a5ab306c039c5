// A page of the Simple API as HTML (PEP 503). Loaded only where an index has nothing better.

import { decodeHTML } from 'entities/decode';
import { readTags } from './html-tags.ts';

/** A link of the page, entities decoded. */
interface SimpleAnchor {
  readonly href: string;
  readonly text: string;
  readonly requiresPython?: string;
  /** data-yanked (PEP 592): present, even if empty, means yanked. */
  readonly yanked: false | string;
  readonly uploaded?: string;
  /** data-core-metadata (PEP 714), or its older name. */
  readonly coreMetadata?: string;
}

export interface SimplePage {
  readonly anchors: readonly SimpleAnchor[];
  /** Links to distributions that stand inside comments: whether the index means to have them is anybody's guess. */
  readonly hidden: number;
  /** href of the first `<base>`: what the links are relative to. */
  readonly base?: string;
  /** `pypi:repository-version` (PEP 629). */
  readonly repositoryVersion?: string;
  /** Title and headings. */
  readonly titles: readonly string[];
  /** `</body>` or `</html>` was there. */
  readonly closed: boolean;
  /** The text ends inside a tag, a link, a comment or a quotation. */
  readonly cut: boolean;
}

const telling: ReadonlySet<string> = new Set([
  'content',
  'data-core-metadata',
  'data-dist-info-metadata',
  'data-requires-python',
  'data-upload-time',
  'data-yanked',
  'href',
  'name',
]);

/** Characters that are read of a link's text or a heading: the longest name of a file has 1,024. */
const longest = 8192;

/** What tells a comment with links to files from `<!--SERIAL 1234-->`. */
const hiddenFile = /\.(?:whl|egg|zip|tgz|tar\.)/i;

/**
 * Reads any HTML; whether it is a page of an index is for others to say.
 *
 * @param most links that are read: one more is the last
 * @param rest waited for now and then
 */
export async function readSimplePage(html: string, most: number, rest?: () => Promise<void>): Promise<SimplePage> {
  const anchors: SimpleAnchor[] = [];
  const titles: string[] = [];
  let base: string | undefined;
  let repositoryVersion: string | undefined;
  let closed = false;
  let hidden = 0;
  let anchor: { readonly attributes: ReadonlyMap<string, string>; text: string } | undefined;
  let title: string | undefined;

  const endAnchor = (): void => {
    const read = anchor && toAnchor(anchor.attributes, anchor.text);
    if (read) anchors.push(read);
    anchor = undefined;
  };

  const { cut } = await readTags(
    html,
    telling,
    {
      open(name, attributes) {
        if (name === 'a') {
          endAnchor();
          anchor = { attributes, text: '' };
        } else if (name === 'base') base ??= attributes.get('href');
        else if (name === 'meta' && attributes.get('name') === 'pypi:repository-version')
          repositoryVersion ??= attributes.get('content');
        else if (name === 'title' || name === 'h1') title = '';
      },
      close(name) {
        if (name === 'a') endAnchor();
        else if (name === 'body' || name === 'html') {
          endAnchor();
          closed = true;
        } else if ((name === 'title' || name === 'h1') && title !== undefined) {
          titles.push(decodeHTML(title).trim());
          title = undefined;
        }
      },
      text(text) {
        if (anchor !== undefined && anchor.text.length < longest) anchor.text += text.slice(0, longest);
        if (title !== undefined && title.length < longest) title += text.slice(0, longest);
      },
      comment(text) {
        if (hiddenFile.test(text)) hidden += text.match(/<a\s/gi)?.length ?? 0;
      },
      done: () => anchors.length > most,
    },
    rest,
  );
  const isOpen = anchor !== undefined;
  endAnchor();
  return {
    anchors,
    hidden,
    ...(base === undefined ? {} : { base }),
    ...(repositoryVersion === undefined ? {} : { repositoryVersion }),
    titles,
    closed,
    cut: cut || isOpen,
  };
}

/** Undefined for what leads nowhere: `<a name="x">`. */
function toAnchor(attributes: ReadonlyMap<string, string>, text: string): SimpleAnchor | undefined {
  const href = attributes.get('href');
  if (href === undefined) return undefined;
  const requiresPython = attributes.get('data-requires-python');
  const uploaded = attributes.get('data-upload-time');
  const coreMetadata = attributes.get('data-core-metadata') ?? attributes.get('data-dist-info-metadata');
  return {
    href: href.trim(),
    text: (text.includes('&') ? decodeHTML(text) : text).trim(),
    ...(requiresPython === undefined ? {} : { requiresPython }),
    yanked: attributes.get('data-yanked') ?? false,
    ...(uploaded === undefined ? {} : { uploaded }),
    ...(coreMetadata === undefined ? {} : { coreMetadata }),
  };
}
