// File names of distributions → what they are (PEP 427, PEP 491, PEP 625, PEP 825, and what pip 26.3's finder takes).

import { parseLegacyFilename } from './legacy-filename.ts';
import { normalizeName, type PackageName } from './name.ts';
import type { Parsed } from './parsed.ts';
import { remembered } from './remembered.ts';
import { splitSdistName } from './split-sdist-name.ts';
import { expandTags } from './tag.ts';
import { normalVersion } from './version.ts';
import type { SdistFilename, WheelFilename } from './wheel-filename.ts';

export type { SdistFilename, WheelFilename } from './wheel-filename.ts';

/** What the name of a file on an index says (binary distribution format, sdist format, PEP 625). */
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

/** How a name is read: of a page (`parseFilename`), or of a release that is looked at (`parseReleaseFilename`). */
export type ReadFilename = (raw: string, project: PackageName) => Filename;

interface NameOfRelease {
  readonly project: PackageName;
  readonly filename: Filename;
}

/** A lock, the document of a release and the page of its project name the same files. */
const ofReleases = new Map<string, NameOfRelease>();

/** Names that are kept; when there are more, all are forgotten, so that hostile input cannot fill the memory. */
const keptNames = 10_000;

/**
 * Reads the name of a file as the index or a lock gives it.
 * @param project the project whose file it should be; a sdist's name cannot be split without it (`zope.interface-4.0`, `a-b-1.0`)
 * @returns never throws: what no installer would take is `other`, with the reason
 */
export function parseFilename(raw: string, project: PackageName): Filename {
  const known = ofReleases.get(raw);
  return known?.project === project ? known.filename : readFilename(raw, project);
}

/** Without what older pips take it for: pytz has hundreds of such names, of which hardly a run needs one. */
export function parseCurrentFilename(raw: string, project: PackageName): Filename {
  return readParts(raw, project).filename;
}

/**
 * The same for a file of one release that is looked at: its name is met again. Of the ten thousand names of a page few are, and
 * keeping them all would take longer than reading some twice.
 */
export function parseReleaseFilename(raw: string, project: PackageName): Filename {
  const filename = parseFilename(raw, project);
  rememberFilename(raw, project, filename);
  return filename;
}

/** Of a page that was read, for a release of it that is looked at. */
export function rememberFilename(raw: string, project: PackageName, filename: Filename): void {
  if (ofReleases.size >= keptNames) ofReleases.clear();
  ofReleases.set(raw, { project, filename });
}

function readFilename(raw: string, project: PackageName): Filename {
  const { filename, stem, extension } = readParts(raw, project);
  if (filename.kind !== 'other' || stem === undefined) return filename;
  const asBefore = parseLegacyFilename(stem, extension, project);
  return asBefore ? { ...filename, asBefore } : filename;
}

/** @returns without a stem what no pip has ever taken */
function readParts(
  raw: string,
  project: PackageName,
): { readonly filename: Filename; readonly stem?: string; readonly extension: string } {
  if (raw.length > lengthLimit)
    return { filename: other('bad-name', `a file name of more than ${lengthLimit} characters`), extension: '' };
  if (/[/\\\0]/.test(raw)) return { filename: other('bad-name', 'a path, not a file name'), extension: '' };
  const extension = extensionOf(raw);
  const stem = raw.slice(0, raw.length - extension.length);
  if (extension === '.whl') return { filename: parseWheel(stem, project), stem, extension };
  if (!sdistExtensions.has(extension)) return { filename: otherArchive(extension), extension };
  return { filename: parseSdist(stem, extension, project), stem, extension };
}

function otherArchive(extension: string): OtherFilename {
  return /^\.(?:egg|exe|msi|rpm|deb|dmg)$/i.test(extension)
    ? other('legacy', `${extension.toLowerCase()} files are not installed any more`)
    : other('bad-name', 'neither a wheel nor an archive that pip takes');
}

/** As pip splits: `.tar` belongs to what follows it, so `x.tar.zip` is no `.zip`. */
function extensionOf(raw: string): string {
  const dot = raw.lastIndexOf('.');
  if (dot < 0) return '';
  return raw.slice(Math.max(0, dot - 4), dot).toLowerCase() === '.tar' ? raw.slice(dot - 4) : raw.slice(dot);
}

function parseWheel(stem: string, project: PackageName): Filename {
  const first = stem.indexOf('-');
  const second = first < 0 ? -1 : stem.indexOf('-', first + 1);
  if (second < 0) return wrongParts(first < 0 ? 1 : 2);
  const tail = readTail(stem.slice(second + 1));
  if ('parts' in tail) return wrongParts(2 + tail.parts);
  const name = readName(stem.slice(0, first));
  if (!name.ok) return other('bad-name', name.problem);
  if (name.value !== project) return other('bad-name', `a wheel of ${name.value}, not of ${project}`);
  const version = wheelVersion(stem.slice(first + 1, second));
  if (!version.ok) return other('bad-name', version.problem);
  if ('why' in tail) return other(tail.why, tail.problem);
  return { kind: 'wheel', name: project, version: version.value, ...tail };
}

/** Each version has dozens of wheels. */
const wheelVersion = remembered(10_000, normalVersion, 100);

function wrongParts(parts: number): OtherFilename {
  return other('bad-name', `a wheel's name has five or six parts, this one has ${parts}`);
}

const readName = remembered(1000, (name): Parsed<PackageName> => {
  // PEP 427: runs of separators become one underscore, so two in a row never come from a build tool.
  if (name.includes('__') || !(/^[A-Za-z0-9_.]+$/.test(name) || /^[\p{L}\p{N}_.]+$/u.test(name)))
    return { ok: false, problem: `"${name}" is no name for a wheel` };
  return { ok: true, value: normalizeName(name) };
});

/** What stands behind the version. */
type Tail =
  | Pick<WheelFilename, 'build' | 'tags'>
  | Pick<OtherFilename, 'why' | 'problem'>
  /** So many parts are none of a wheel's. */
  | { readonly parts: number };

/** The wheels of a project differ in their versions: what stands behind these is the same for thousands of them. */
const readTail = remembered(10_000, (text): Tail => {
  const rest = text.split('-');
  if (rest.length < 3 || rest.length > 5) return { parts: rest.length };
  const build = rest.length > 3 && /^[0-9]/.test(rest[0] ?? '') ? rest.shift() : undefined;
  const [python = '', abi = '', platform = '', label, excess] = rest;
  if (excess !== undefined) return { why: 'bad-name', problem: 'a build tag starts with a digit' };
  const tags = expandTags(python, abi, platform);
  if (!tags.ok) return { why: 'bad-name', problem: tags.problem };
  if (label !== undefined) {
    return /^[0-9a-z._]+$/.test(label)
      ? { why: 'variant', problem: `a wheel of the variant "${label}"` }
      : { why: 'bad-name', problem: 'a build tag starts with a digit' };
  }
  return { ...(build === undefined ? {} : { build }), tags: tags.value };
});

function parseSdist(stem: string, extension: string, project: PackageName): Filename {
  // pip/_internal/index/package_finder.py, evaluate_link.
  if (extension === '.zip' && stem.includes('macosx10')) return other('legacy', 'pip passes over zips for macosx10');
  const version = splitSdistName(stem, project);
  if (version === undefined) return other('bad-name', `not named after ${project}`);
  // pip takes `sympy-0.7.2-py3.2.tar.gz` on Python 3.2 alone; none for 3.8 or 3.9, the newest it could mean, was found on the index.
  if (/-py[123]\.?[0-9]?$/.test(version)) return other('bad-name', 'a source archive for one Python alone');
  const parsed = normalVersion(version);
  if (parsed.ok) return { kind: 'sdist', name: project, version: parsed.value, extension };
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
