// The parts of a tag of the official python image: [version][-rc][-slim|-alpine…][-suite].

import { parsePythonVersion, type PythonVersion } from '../../target/python-version.ts';

/** What an image is built on: buildpack-deps (with compilers), Debian slim, or Alpine. */
export type Flavour = 'full' | 'slim' | 'alpine';

/** What stands before the flavour. */
type TagVersion =
  | { readonly kind: 'none' }
  /** `3` */
  | { readonly kind: 'major'; readonly major: number }
  /** `3.12`, `3.12.4`, `3.15.0rc1`, `3.13t` */
  | { readonly kind: 'version'; readonly version: PythonVersion };

export interface PythonTag {
  readonly version: TagVersion;
  /** `3.15-rc`, `rc`: the pre-releases of a minor. */
  readonly rc: boolean;
  readonly flavour: Flavour;
  /** `trixie`, `3.24`; absent: the default of its day. */
  readonly release?: string;
  /** The tag up to the flavour: `3.12`, `3.15-rc`; empty for `slim`. */
  readonly prefix: string;
  /** The rest: `slim-bookworm`, `alpine3.24`; empty for `3.12`. */
  readonly suffix: string;
}

/** Reads a tag in the one order that the official image uses; undefined where the words are not of it. */
export function parsePythonTag(tag: string): PythonTag | undefined {
  const words = tag === 'latest' ? [] : tag.split('-');
  const version = readVersion(words[0]);
  if (version.kind !== 'none') words.shift();
  const rc = words[0] === 'rc';
  if (rc) words.shift();
  const suffix = words.join('-');
  const prefix = suffix === '' ? (tag === 'latest' ? '' : tag) : tag.slice(0, -suffix.length - 1);
  const variant = readVariant(words);
  return variant === undefined ? undefined : { version, rc, ...variant, prefix, suffix };
}

function readVersion(word: string | undefined): TagVersion {
  if (word === undefined) return { kind: 'none' };
  if (/^\d{1,2}$/.test(word)) return { kind: 'major', major: Number(word) };
  const version = parsePythonVersion(word);
  return version.ok ? { kind: 'version', version: version.value } : { kind: 'none' };
}

function readVariant(words: readonly string[]): { flavour: Flavour; release?: string } | undefined {
  const [first, second] = words;
  if (words.length > 2) return undefined;
  if (first === undefined) return { flavour: 'full' };
  if (first === 'slim') {
    if (second === undefined) return { flavour: 'slim' };
    return /^[a-z]+$/.test(second) ? { flavour: 'slim', release: second } : undefined;
  }
  if (second !== undefined) return undefined;
  if (first === 'alpine') return { flavour: 'alpine' };
  const alpine = /^alpine(\d{1,2}\.\d{1,3})$/.exec(first);
  if (alpine?.[1] !== undefined) return { flavour: 'alpine', release: alpine[1] };
  return /^[a-z]+$/.test(first) ? { flavour: 'full', release: first } : undefined;
}
