// File names of distributions → what they are (PEP 427, PEP 491, PEP 625, PEP 825, and what pip 26.3's finder takes).

import { normalizeName, type PackageName } from './name.ts';
import { expandTags, type WheelTag } from './tag.ts';
import { parseVersion } from './version.ts';

export type Filename = WheelFilename | SdistFilename | OtherFilename;

export interface WheelFilename {
  readonly kind: 'wheel';
  readonly name: PackageName;
  /** The version in normal form. */
  readonly version: string;
  /** The build tag as written, such as `1` or `2.dev`: of two wheels with the same best tag, the higher one is taken. */
  readonly build?: string;
  readonly tags: readonly WheelTag[];
}

export interface SdistFilename {
  readonly kind: 'sdist';
  readonly name: PackageName;
  /** The version in normal form: `cffi-1.2.0-1.tar.gz` is 1.2.0.post1. */
  readonly version: string;
  /** With its dots: `.tar.gz`. */
  readonly extension: string;
}

/** Nothing that an installer takes. `legacy`: eggs, installers and dumb archives; `variant`: a wheel with a variant label (PEP 825). */
export interface OtherFilename {
  readonly kind: 'other';
  readonly why: 'bad-name' | 'legacy' | 'variant';
  readonly problem: string;
}

/** What pip unpacks (pip/_internal/utils/filetypes.py), as written: it compares the case. */
const sdistExtensions: ReadonlySet<string> = new Set([
  '.tar.gz',
  '.zip',
  '.tar.bz2',
  '.tgz',
  '.tar.xz',
  '.tar',
  '.tbz',
  '.txz',
  '.tlz',
  '.tar.lz',
  '.tar.lzma',
]);

/** bdist_dumb puts the machine behind the version: `librosa-0.2.1.linux-x86_64.tar.gz`, `numpy-1.0.win32.zip`. */
const dumb = /[0-9]\.(?:linux|macosx|win|cygwin|mingw|freebsd|darwin|sunos|solaris)/;

/** No file system of note takes 256; the names of real wheels with long tag sets stay below. */
const lengthLimit = 1024;

/**
 * Reads the name of a file as the index or a lock gives it.
 * @param project the project whose file it should be; a sdist's name cannot be split without it (`zope.interface-4.0`, `a-b-1.0`)
 * @returns never throws: what no installer would take is `other`, with the reason
 */
export function parseFilename(raw: string, project: PackageName): Filename {
  if (raw.length > lengthLimit) return other('bad-name', `a file name of more than ${lengthLimit} characters`);
  if (/[/\\\0]/.test(raw)) return other('bad-name', 'a path, not a file name');
  // As pip splits: `.tar` belongs to what follows it, so `x.tar.zip` is no `.zip`.
  const extension = /(?:\.tar)?\.[^.]*$/i.exec(raw)?.[0] ?? '';
  const stem = raw.slice(0, raw.length - extension.length);
  if (extension === '.whl') return parseWheel(stem, project);
  if (/^\.(?:egg|exe|msi|rpm|deb|dmg)$/i.test(extension))
    return other('legacy', `${extension.toLowerCase()} files are not installed any more`);
  if (!sdistExtensions.has(extension)) return other('bad-name', 'neither a wheel nor an archive that pip takes');
  return parseSdist(stem, extension, project);
}

function parseWheel(stem: string, project: PackageName): Filename {
  const parts = stem.split('-');
  const [name = '', version = '', ...rest] = parts;
  if (parts.length < 5 || parts.length > 7)
    return other('bad-name', `a wheel's name has five or six parts, this one has ${parts.length}`);
  // PEP 427: runs of separators become one underscore, so two in a row never come from a build tool.
  if (name.includes('__') || !(/^[A-Za-z0-9_.]+$/.test(name) || /^[\p{L}\p{N}_.]+$/u.test(name)))
    return other('bad-name', `"${name}" is no name for a wheel`);
  if (normalizeName(name) !== project) return other('bad-name', `a wheel of ${normalizeName(name)}, not of ${project}`);
  const parsed = parseVersion(version);
  if (!parsed.ok) return other('bad-name', parsed.problem);
  const build = rest.length > 3 && /^[0-9]/.test(rest[0] ?? '') ? rest.shift() : undefined;
  const [python = '', abi = '', platform = '', label, excess] = rest;
  if (excess !== undefined) return other('bad-name', 'a build tag starts with a digit');
  const tags = expandTags(python, abi, platform);
  if (!tags.ok) return other('bad-name', tags.problem);
  if (label !== undefined) {
    return /^[0-9a-z._]+$/.test(label)
      ? other('variant', `a wheel of the variant "${label}"`)
      : other('bad-name', 'a build tag starts with a digit');
  }
  return {
    kind: 'wheel',
    name: project,
    version: parsed.value.text,
    ...(build === undefined ? {} : { build }),
    tags: tags.value,
  };
}

function parseSdist(stem: string, extension: string, project: PackageName): Filename {
  // pip/_internal/index/package_finder.py, evaluate_link.
  if (extension === '.zip' && stem.includes('macosx10')) return other('legacy', 'pip passes over zips for macosx10');
  const version = versionBehind(stem, project);
  if (version === undefined) return other('bad-name', `not named after ${project}`);
  // pip takes `sympy-0.7.2-py3.2.tar.gz` on Python 3.2 alone; none for 3.8 or 3.9, the newest it could mean, was found on the index.
  if (/-py[123]\.?[0-9]?$/.test(version)) return other('bad-name', 'a source archive for one Python alone');
  const parsed = parseVersion(version);
  if (parsed.ok) return { kind: 'sdist', name: project, version: parsed.value.text, extension };
  return dumb.test(version)
    ? other('legacy', 'a dumb archive (bdist_dumb) is no source distribution')
    : other('bad-name', parsed.problem);
}

/** What stands behind the first dash that ends the project's name in some spelling (pip's `_find_name_version_sep`). */
function versionBehind(stem: string, project: PackageName): string | undefined {
  for (let dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
    if (normalizeName(stem.slice(0, dash)) === project) return stem.slice(dash + 1);
  }
  return undefined;
}

function other(why: OtherFilename['why'], problem: string): OtherFilename {
  return { kind: 'other', why, problem };
}
