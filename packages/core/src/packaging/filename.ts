// File names of distributions → what they are (PEP 427, PEP 491, PEP 625, PEP 825, and what pip 26.3's finder takes).

import { parseLegacyFilename } from './legacy-filename.ts';
import { normalizeName, type PackageName } from './name.ts';
import { splitSdistName } from './split-sdist-name.ts';
import { expandTags } from './tag.ts';
import { parseVersion } from './version.ts';
import type { SdistFilename, WheelFilename } from './wheel-filename.ts';

export type { SdistFilename, WheelFilename } from './wheel-filename.ts';

export type Filename = WheelFilename | SdistFilename | OtherFilename;

/** Nothing that an installer takes. `legacy`: eggs, installers and dumb archives; `variant`: a wheel with a variant label (PEP 825). */
export interface OtherFilename {
  readonly kind: 'other';
  readonly why: 'bad-name' | 'legacy' | 'variant';
  readonly problem: string;
  /** What older pips take it for: `pytz-2013d.zip` is the source of 2013d before 24.1, `foo-1.0_1-…whl` a wheel before 25.3. */
  readonly asBefore?: WheelFilename | SdistFilename;
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
  if (/^\.(?:egg|exe|msi|rpm|deb|dmg)$/i.test(extension))
    return other('legacy', `${extension.toLowerCase()} files are not installed any more`);
  if (extension !== '.whl' && !sdistExtensions.has(extension))
    return other('bad-name', 'neither a wheel nor an archive that pip takes');
  const read = extension === '.whl' ? parseWheel(stem, project) : parseSdist(stem, extension, project);
  const asBefore = read.kind === 'other' ? parseLegacyFilename(stem, extension, project) : undefined;
  return read.kind === 'other' && asBefore ? { ...read, asBefore } : read;
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
  const version = splitSdistName(stem, project);
  if (version === undefined) return other('bad-name', `not named after ${project}`);
  // pip takes `sympy-0.7.2-py3.2.tar.gz` on Python 3.2 alone; none for 3.8 or 3.9, the newest it could mean, was found on the index.
  if (/-py[123]\.?[0-9]?$/.test(version)) return other('bad-name', 'a source archive for one Python alone');
  const parsed = parseVersion(version);
  if (parsed.ok) return { kind: 'sdist', name: project, version: parsed.value.text, extension };
  return dumb.test(version)
    ? other('legacy', 'a dumb archive (bdist_dumb) is no source distribution')
    : other('bad-name', parsed.problem);
}

/** What an index calls a dumb archive, an egg or an installer, whatever its name looks like. */
export function asLegacy(filename: Filename, problem: string): OtherFilename {
  return { ...(filename.kind === 'other' ? filename : {}), kind: 'other', why: 'legacy', problem };
}

function other(why: OtherFilename['why'], problem: string): OtherFilename {
  return { kind: 'other', why, problem };
}
