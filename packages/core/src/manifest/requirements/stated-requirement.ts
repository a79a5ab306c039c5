// The requirement on a line of a requirements file, as pip 26.3 understands it (req/constructors.py), without looking at the disk.

import type { Marker } from '../../packaging/marker.ts';
import type { PackageName } from '../../packaging/name.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirement.ts';
import type { LockedFile, PackageSource } from '../manifest.ts';
import { maskAddresses } from '../../text/mask-addresses.ts';
import {
  type DirectReference,
  isArchive,
  isVcs,
  nameFromAddress,
  parsePath,
  parseUrl,
  schemeOf,
} from './direct-reference.ts';
import { asStated, misread, underMarker } from './parse-named.ts';
import { splitExtras } from './split-extras.ts';

export interface StatedRequirement {
  readonly name: PackageName;
  /** False where the line states no name and `name` was made from the address. */
  readonly named: boolean;
  readonly extras: readonly string[];
  /** As written, where that is not the same. */
  readonly writtenExtras?: readonly string[];
  /** As written, `>=1,<2`; empty where any version will do. */
  readonly specifier: string;
  readonly marker?: Marker;
  readonly markerText?: string;
  readonly source: PackageSource;
  /** Of a direct reference, as its file's name states it. */
  readonly version?: string;
  readonly file?: LockedFile;
}

/**
 * Reads what stands before the options of a line, or behind `-e`.
 *
 * A path is one by its look, because core sees no disk: pip first asks whether the folder exists.
 *
 * @returns the requirement, or what is wrong with it, ending in what was found
 */
export function parseStated(text: string, editable: boolean): Parsed<StatedRequirement> {
  return editable ? parseEditable(text) : parsePlain(text);
}

function parsePlain(text: string): Parsed<StatedRequirement> {
  // pip cuts at the first `;`, for URLs at the first `; `: a URL may hold one, a marker's string may not.
  return underMarker(text, schemeOf(text) === undefined ? ';' : '; ', parseWithoutMarker);
}

function parseWithoutMarker(text: string): Parsed<StatedRequirement> {
  if (schemeOf(text) !== undefined) return fromReference(parseUrl(text, false), []);
  const [path, extras] = splitPathExtras(text);
  const at = text.indexOf('@');
  const pathLike = looksLikePath(text);
  // `name @ https://…/x.whl` ends like an archive, but what stands before the `@` is a name.
  const beforeAt = at === -1 ? undefined : text.slice(0, at);
  if (isArchive(path) && (beforeAt === undefined || looksLikePath(beforeAt)))
    return fromReference(parsePath(path, false), extras);
  const requirement = parseRequirement(text);
  if (requirement.ok) return fromRequirement(requirement.value, false);
  if (pathLike && !/[<>=!~;]|:\/\//.test(path)) return fromReference(parsePath(path, false), extras);
  return misread(requirement, text);
}

function parseEditable(text: string): Parsed<StatedRequirement> {
  const requirement = parseRequirement(text);
  if (requirement.ok && requirement.value.url !== undefined) {
    const scheme = schemeOf(requirement.value.url);
    return scheme === 'file' || (scheme !== undefined && isVcs(scheme))
      ? fromRequirement(requirement.value, true)
      : notEditable(text);
  }
  // `-e git:…` is `-e git+git:…` for pip.
  const url = /^(?:git|hg|bzr|svn):/i.test(text) ? `${text.slice(0, text.indexOf(':')).toLowerCase()}+${text}` : text;
  const scheme = schemeOf(url);
  if (scheme !== undefined && isVcs(scheme)) {
    const reference = parseUrl(url, true);
    if (reference.ok && reference.value.name === undefined) {
      return { ok: false, problem: `expected the project's name for -e, as in "name @ ${maskAddresses(url)}"` };
    }
    return fromReference(reference, []);
  }
  const [path, extras] = splitPathExtras(url);
  if (scheme === 'file') return fromReference(parseUrl(path, true), extras);
  if (scheme !== undefined || /:\/\/|[;<>]|[=!~]=/.test(path)) return notEditable(text);
  return fromReference(parsePath(path, true), extras);
}

function notEditable(text: string): Parsed<StatedRequirement> {
  return {
    ok: false,
    problem: `expected a local folder or a version control URL behind -e, found "${maskAddresses(text)}"`,
  };
}

function fromRequirement(requirement: Requirement, editable: boolean): Parsed<StatedRequirement> {
  const { name, url } = requirement;
  const common = asStated(requirement);
  if (url === undefined) return { ok: true, value: common };
  const reference = parseUrl(url, editable);
  if (!reference.ok) return reference;
  const { source, version, file, name: stated } = reference.value;
  if (
    file !== undefined &&
    version !== undefined &&
    stated !== undefined &&
    stated !== name &&
    file.filename?.endsWith('.whl')
  ) {
    // pip downloads it and stops: "has inconsistent name".
    return { ok: false, problem: `expected a wheel of ${name}, found "${file.filename}"` };
  }
  return {
    ok: true,
    value: {
      ...common,
      source,
      ...(version === undefined ? {} : { version }),
      ...(file === undefined ? {} : { file }),
    },
  };
}

function fromReference(reference: Parsed<DirectReference>, extras: readonly string[]): Parsed<StatedRequirement> {
  if (!reference.ok) return reference;
  const { name, source, version, file } = reference.value;
  return {
    ok: true,
    value: {
      name: name ?? nameFromAddress(source),
      named: name !== undefined,
      extras: extras.length > 0 ? extras : reference.value.extras,
      specifier: '',
      source,
      ...(version === undefined ? {} : { version }),
      ...(file === undefined ? {} : { file }),
    },
  };
}

/** pip's `_looks_like_path`, as on Linux. */
function looksLikePath(text: string): boolean {
  return text.includes('/') || text.startsWith('.');
}

/** `.[dev,test]` → the path and the extras; a path that ends in no bracket has none. */
function splitPathExtras(text: string): readonly [path: string, extras: readonly string[]] {
  const open = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  if (open < 1 || open === text.length - 2) return [text, []];
  return [text.slice(0, open).trimEnd(), splitExtras(text.slice(open + 1, -1))];
}
