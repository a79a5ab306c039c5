// The address of an index, as `--index-url` has it, taken apart: where its APIs stand, and what may be printed.

import { WheelcheckError } from '../error.ts';
import { maskAddress } from '../text/mask-addresses.ts';
import { readUrl } from '../http/read-url.ts';

/** Where one index is asked. No address here holds credentials. */
export interface IndexAddress {
  /** For messages. */
  readonly name: string;
  /** The Simple API without a slash at the end. */
  readonly simple: string;
  /** The JSON API without a slash at the end; absent where the address does not end in `/simple`. */
  readonly json?: string;
}

/**
 * Reads the address of a Simple API, as pip's and uv's `--index-url` take it. The JSON API is looked for at the sibling
 * `/pypi` of a path that ends in `/simple`: where the default index and most mirrors have it.
 *
 * @param text `http://` or `https://`, with `user:password@` where the index wants it.
 * @param setting where it comes from, if from one
 * @throws WheelcheckError (`usage`) for anything else.
 */
export function parseIndexUrl(text: string, setting?: 'index-url' | 'extra-index-url'): IndexAddress {
  const url = readUrl(text);
  if (url === undefined || !/^https?:\/\//i.test(text)) {
    throw notAnAddress(text, setting, 'give the Simple API, such as https://index.example/simple');
  }
  // A query may hold a token, and pip's joining of the project's name would spoil it anyway.
  const simple = url.origin + url.pathname.replace(/\/{1,8}$/, '');
  // `https://user:p@ss/word@host`: read so, a part of the password would be the host's name.
  if (maskAddress(simple) !== simple) {
    throw notAnAddress(text, setting, 'write a slash in a password as %2F and an @ as %40');
  }
  const json = simple.endsWith('/simple') ? `${simple.slice(0, -'simple'.length)}pypi` : undefined;
  return {
    name: simple,
    simple,
    ...(json === undefined ? {} : { json }),
  };
}

function notAnAddress(text: string, setting: string | undefined, hint: string): WheelcheckError {
  return new WheelcheckError({
    code: 'usage',
    message: `not the address of a package index: ${maskAddress(text)}`,
    hint,
    settings: setting === undefined ? [] : [setting],
  });
}
