// Where the links of one page lead.

import { fileNameOf, plainAddress, resolveUrl } from './distribution-file.ts';

/** An address to download from, and the file's name in it. */
export interface LinkAddress {
  readonly url: URL | string;
  readonly name: string;
}

/** A file in a folder, with whatever fragment: nothing of its name is written otherwise in an address. */
const fileInFolder = /^([^?#]*\/)?([A-Za-z0-9_+~-][A-Za-z0-9._+~-]*)(?:#.*)?$/;

/**
 * Resolves the links of a page. Pages have thousands of files in one folder, and taking each address apart takes longer than everything else
 * that is done to a link.
 *
 * @param base what they are relative to
 * @returns undefined for a link that leads nowhere
 */
export function createLinkResolver(base: string): (href: string) => LinkAddress | undefined {
  let last: { readonly folder: string; readonly address: string | undefined } | undefined;

  return (href) => {
    const [, folder = '', name] = fileInFolder.exec(href) ?? [];
    if (name !== undefined) {
      const plain = plainAddress(`${folder}${name}`);
      if (plain !== undefined) return { url: plain, name };
      if (last?.folder !== folder) last = { folder, address: addressOf(folder, base) };
      if (last.address !== undefined) return { url: `${last.address}${name}`, name };
    }
    const url = resolveUrl(href, base);
    return url && { url, name: fileNameOf(url) };
  };
}

/** Undefined where it is none of the web, or holds credentials. */
function addressOf(folder: string, base: string): string | undefined {
  const url = resolveUrl(folder === '' ? '.' : folder, base);
  const isOfWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url && isOfWeb && url.username === '' && url.password === '' ? url.href : undefined;
}
