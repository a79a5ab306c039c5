// A page of the Simple API as HTML (PEP 503), read with a tolerant parser. Loaded only where an index has nothing better.

import { Parser } from 'htmlparser2';

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
  /** href of the first `<base>`: what the links are relative to. */
  readonly base?: string;
  /** `pypi:repository-version` (PEP 629). */
  readonly repositoryVersion?: string;
  /** Title and headings. */
  readonly titles: readonly string[];
  /** `</body>` or `</html>` was there. */
  readonly closed: boolean;
  /** The text ends inside a tag or inside a link. */
  readonly cut: boolean;
}

/** Reads any HTML; whether it is a page of an index is for others to say. */
export function readSimplePage(html: string): SimplePage {
  const anchors: SimpleAnchor[] = [];
  const titles: string[] = [];
  let base: string | undefined;
  let repositoryVersion: string | undefined;
  let closed = false;
  let anchor: { attributes: Readonly<Record<string, string>>; text: string } | undefined;
  let title: string | undefined;

  const endAnchor = (): void => {
    if (anchor === undefined) return;
    const { attributes, text } = anchor;
    const requiresPython = attributes['data-requires-python'];
    const uploaded = attributes['data-upload-time'];
    const coreMetadata = attributes['data-core-metadata'] ?? attributes['data-dist-info-metadata'];
    anchor = undefined;
    if (attributes['href'] === undefined) return;
    anchors.push({
      href: attributes['href'].trim(),
      text: text.trim(),
      ...(requiresPython === undefined ? {} : { requiresPython }),
      yanked: attributes['data-yanked'] ?? false,
      ...(uploaded === undefined ? {} : { uploaded }),
      ...(coreMetadata === undefined ? {} : { coreMetadata }),
    });
  };

  let cutAnchor = false;
  let ending = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'a') {
          endAnchor();
          anchor = { attributes, text: '' };
        } else if (name === 'base') {
          base ??= attributes['href'];
        } else if (name === 'meta' && attributes['name'] === 'pypi:repository-version') {
          repositoryVersion ??= attributes['content'];
        } else if (name === 'title' || name === 'h1') {
          title = '';
        }
      },
      ontext(text) {
        if (anchor !== undefined) anchor.text += text;
        if (title !== undefined) title += text;
      },
      onclosetag(name, implied) {
        if (name === 'a') {
          if (ending && implied) cutAnchor ||= anchor !== undefined;
          endAnchor();
        } else if ((name === 'title' || name === 'h1') && title !== undefined) {
          titles.push(title.trim());
          title = undefined;
        } else if ((name === 'body' || name === 'html') && !implied) {
          closed = true;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  // What is still open now is closed by the parser itself: the page says no more about it.
  ending = true;
  parser.end();
  return {
    anchors,
    ...(base === undefined ? {} : { base }),
    ...(repositoryVersion === undefined ? {} : { repositoryVersion }),
    titles,
    closed,
    cut: cutAnchor || html.lastIndexOf('<') > html.lastIndexOf('>'),
  };
}
