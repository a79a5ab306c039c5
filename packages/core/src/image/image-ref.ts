// Image references: [host[:port]/]path[:tag][@digest], by the grammar of distribution/reference.

import { printable } from '../text/unprintable.ts';
import type { Parsed } from '../packaging/parsed.ts';

export interface ImageReference {
  /** As the user wrote it. */
  readonly text: string;
  /** Absent: Docker Hub. With its port, as written. */
  readonly host?: string;
  /** `python`, `library/python`, `acme/python`. */
  readonly path: string;
  /** Absent: none was written. */
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

// A name has at most 255 characters, a tag 128, a digest well under 200: what is longer is refused before any matching.
const longest = 640;

/**
 * Reads a reference as Docker does: the first part of the path is a host if it holds a dot or a colon or is `localhost`;
 * a colon after the last slash starts the tag. Anything else (spaces, options, files, upper case) is a problem.
 */
export function parseImageReference(text: string): Parsed<ImageReference> {
  if (text === '') return bad('it is empty');
  if (text.length > longest) return bad(`it has ${text.length} characters`);
  if (/[\s\p{C}]/u.test(text)) return bad('it holds white space or control characters');
  if (/\$\{?\w/.test(text)) return bad('it holds a variable that nothing has filled in');
  if (text.startsWith('-')) return bad('it starts like an option');
  if (/^[./~\\]/.test(text)) return bad('it is a path');

  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) return bad('its digest is not sha256: and 64 hexadecimal digits');

  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) return bad('its tag is not one');

  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const host = /[.:]/.test(first) || first === 'localhost' ? first : undefined;
  const path = host === undefined ? name : name.slice(slash + 1);
  if (host !== undefined && !/^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(host)) return bad('its registry is not a host');
  if (/[A-Z]/.test(path)) return bad('repository names are lower case');
  if (name.length > 255 || !path.split('/').every(isPathComponent)) return bad('its repository name is not one');
  return {
    ok: true,
    value: {
      text,
      path,
      ...(host === undefined ? {} : { host }),
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
    },
  };
}

/** The reference up to its tag, as written: `localhost:5000/python`. */
export function repositoryOf({ host, path }: ImageReference): string {
  return host === undefined ? path : `${host}/${path}`;
}

/** A reference for a message: cut to what a line can take, with nothing in it that a terminal would obey. */
export function showReference(text: string): string {
  const plain = printable(text.slice(0, 100));
  return text.length > 100 ? `${plain}…` : plain;
}

function isDigest(text: string): boolean {
  const algorithm = text.slice(0, text.indexOf(':'));
  const hex = text.slice(text.indexOf(':') + 1);
  if (!/^[0-9a-f]+$/.test(hex)) return false;
  return (algorithm === 'sha256' && hex.length === 64) || (algorithm === 'sha512' && hex.length === 128);
}

/** Lower-case words and digits, joined by a dot, one or two underscores, or dashes. */
function isPathComponent(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(text) && !/\.[._-]|_[.-]|-[._]|___/.test(text);
}

function bad(problem: string): Parsed<never> {
  return { ok: false, problem };
}
