// A direct reference of a requirements file (URL, version control, local file or folder) → where it comes from and what its name tells.

import { parseReleaseFilename } from '../../packaging/filename.ts';
import { isValidName, normalizeName, type PackageName } from '../../packaging/name.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import type { LockedFile, PackageSource } from '../manifest.ts';
import { maskAddresses } from '../../text/mask-addresses.ts';
import { splitExtras } from './split-extras.ts';

export interface DirectReference {
  readonly source: PackageSource;
  /** As `#egg=` or the file's name states it; absent where only a build tells it. */
  readonly name?: PackageName;
  /** Extras behind `#egg=name`, which pip took before 25.0. */
  readonly extras: readonly string[];
  /** As the file's name states it. */
  readonly version?: string;
  /** The wheel or sdist, with the hash that the URL's fragment holds. */
  readonly file?: LockedFile;
}

/** pip's `vcs.all_schemes`, by tool. */
const vcsSchemes: ReadonlySet<string> = new Set(
  Object.entries({
    git: ['http', 'https', 'ssh', 'git', 'file'],
    hg: ['file', 'http', 'https', 'ssh', 'static-http'],
    bzr: ['http', 'https', 'ssh', 'sftp', 'ftp', 'lp', 'file'],
    svn: ['ssh', 'http', 'https', 'svn', 'file'],
  }).flatMap(([tool, transports]) => transports.map((transport) => `${tool}+${transport}`)),
);
const fileSchemes: ReadonlySet<string> = new Set(['http', 'https', 'ftp', 'file']);

/** pip's ARCHIVE_EXTENSIONS: a word that ends in one is taken for a local file. */
const archiveExtensions = /\.(?:whl|zip|tar|tar\.gz|tgz|tar\.bz2|tbz|tar\.xz|txz|tlz|tar\.lz|tar\.lzma)$/i;

/** The scheme of what pip takes for a URL, lower case; undefined for everything else (`name @ https://…` has none). */
export function schemeOf(text: string): string | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(text)?.[0].toLowerCase();
  return scheme !== undefined && (fileSchemes.has(scheme) || vcsSchemes.has(scheme)) ? scheme : undefined;
}

export function isVcs(scheme: string): boolean {
  return vcsSchemes.has(scheme);
}

/** Whether pip takes the word for an archive, by its end alone. */
export function isArchive(path: string): boolean {
  return archiveExtensions.test(path);
}

/**
 * Reads a URL as pip's Link does.
 *
 * @param url with one of the schemes that `schemeOf` knows
 * @param editable whether it stood behind `-e`; only local folders can be told apart by it
 */
export function parseUrl(url: string, editable: boolean): Parsed<DirectReference> {
  const scheme = schemeOf(url);
  if (scheme === undefined)
    return { ok: false, problem: `expected a URL with a scheme that pip knows, found "${maskAddresses(url)}"` };
  const fragment = fragmentOf(url);
  if (!fragment.ok) return fragment;
  if (isVcs(scheme)) return parseVcs(url, fragment.value);
  const bare = url.replace(/[?#].*$/s, '');
  if (scheme === 'file') return parsePath(pathOfFileUrl(bare), editable, fragment.value);
  return withFilename({ source: { kind: 'url', url }, ...stated(fragment.value) }, decode(bare), fragment.value, {
    url,
  });
}

/**
 * Reads a local path: `.` is the project itself, an archive tells name and version, any other path is a folder.
 *
 * @param path relative to the folder that pip runs in, without extras
 */
export function parsePath(path: string, editable: boolean, fragment: Fragment = noFragment): Parsed<DirectReference> {
  const isHere = !path.startsWith('/') && path.split('/').every((segment) => segment === '' || segment === '.');
  if (isHere) return { ok: true, value: { source: { kind: 'project', path: '.', editable }, ...stated(fragment) } };
  const reference: DirectReference = { source: { kind: 'path', path, editable }, ...stated(fragment) };
  return isArchive(path) ? withFilename(reference, path, fragment, {}) : { ok: true, value: reference };
}

interface Fragment {
  readonly egg?: PackageName;
  readonly extras: readonly string[];
  readonly subdirectory?: string;
  readonly hashes: Readonly<Record<string, string>>;
}

const noFragment: Fragment = { extras: [], hashes: {} };

/** `#egg=name&subdirectory=dir&sha256=…`; pip takes the first of each. */
function fragmentOf(url: string): Parsed<Fragment> {
  const hash = url.indexOf('#');
  if (hash === -1) return { ok: true, value: noFragment };
  const pairs = url.slice(hash + 1).split('&');
  const valueOf = (key: string): string | undefined =>
    pairs.find((pair) => pair.startsWith(`${key}=`))?.slice(key.length + 1);
  const subdirectory = valueOf('subdirectory');
  const algorithm = ['sha512', 'sha384', 'sha256', 'sha224', 'sha1', 'md5'].find(
    (known) => valueOf(known) !== undefined,
  );
  const hashes = algorithm === undefined ? {} : { [algorithm]: (valueOf(algorithm) ?? '').toLowerCase() };
  const rest = { hashes, ...(subdirectory ? { subdirectory } : {}) };
  const egg = valueOf('egg');
  if (egg === undefined) return { ok: true, value: { extras: [], ...rest } };
  // `egg=name[extra]` worked for years and is an error since pip 25.0; an image's pip may be older.
  const [, name = egg, extras = ''] = /^([^[\]]*)\[([^[\]]*)\]$/.exec(egg) ?? [];
  if (!isValidName(name)) return { ok: false, problem: `expected a project's name behind #egg=, found "${egg}"` };
  return { ok: true, value: { egg: normalizeName(name), extras: splitExtras(extras), ...rest } };
}

function stated({ egg, extras }: Fragment): Pick<DirectReference, 'name' | 'extras'> {
  return egg === undefined ? { extras } : { name: egg, extras };
}

/** `git+https://host/repo.git@rev#…`: the revision is what follows the path's last `@`, never one of the user's part. */
function parseVcs(url: string, fragment: Fragment): Parsed<DirectReference> {
  const bare = url.replace(/#.*$/s, '');
  const authority = bare.indexOf('://');
  const pathStart = authority === -1 ? bare.indexOf(':') : bare.indexOf('/', authority + 3);
  const at = bare.lastIndexOf('@');
  const hasRevision = pathStart !== -1 && at > pathStart;
  const commit = hasRevision ? decode(bare.slice(at + 1)) : undefined;
  if (commit === '') return { ok: false, problem: `expected a revision behind the @ of "${maskAddresses(bare)}"` };
  const repository = hasRevision ? bare.slice(0, at) : bare;
  const source: PackageSource = {
    kind: 'vcs',
    url: fragment.subdirectory === undefined ? repository : `${repository}#subdirectory=${fragment.subdirectory}`,
    ...(commit === undefined ? {} : { commit }),
  };
  return { ok: true, value: { source, ...stated(fragment) } };
}

function withFilename(
  reference: DirectReference,
  path: string,
  fragment: Fragment,
  where: { readonly url?: string },
): Parsed<DirectReference> {
  const filename = lastSegment(path);
  if (!isArchive(filename)) return { ok: true, value: reference };
  const file: LockedFile = { filename, ...where, hashes: fragment.hashes };
  if (filename.toLowerCase().endsWith('.whl')) {
    const wheel = parseReleaseFilename(filename, normalizeName(filename.split('-', 1)[0] ?? ''));
    // pip stops at such a name before it downloads anything (InvalidWheelFilename).
    if (wheel.kind !== 'wheel') return { ok: false, problem: `expected a wheel's file name, found "${filename}"` };
    return { ok: true, value: { ...reference, name: wheel.name, version: wheel.version, file } };
  }
  const guessed = sdistProject(filename);
  const sdist = parseReleaseFilename(filename, reference.name ?? guessed ?? normalizeName(filename));
  if (sdist.kind !== 'sdist') return { ok: true, value: { ...reference, file } };
  return { ok: true, value: { name: sdist.name, version: sdist.version, ...reference, file } };
}

/** The name in `name-1.0.tar.gz`: what stands before the last hyphen that a digit follows. */
function sdistProject(filename: string): PackageName | undefined {
  const stem = filename.replace(archiveExtensions, '');
  for (let at = stem.lastIndexOf('-'); at > 0; at = stem.lastIndexOf('-', at - 1)) {
    const name = stem.slice(0, at);
    if (/^\d/.test(stem.slice(at + 1)) && isValidName(name)) return normalizeName(name);
  }
  return undefined;
}

/**
 * What to call a reference that states no name: the repository, the archive or the folder. For reports only.
 * `https://host/org/repo/archive/v1.0.tar.gz` is `repo`.
 */
export function nameFromAddress(source: PackageSource): PackageName {
  if (source.kind === 'project' || source.kind === 'index') return normalizeName('project');
  const address = (source.kind === 'path' ? source.path : source.url).replace(/[?#].*$/s, '');
  const segments = address.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const archive = segments.findIndex((segment) => /^(?:archive|zipball|tarball)$/.test(segment));
  const named = archive > 0 ? segments.slice(0, archive).findLast((segment) => segment !== '-') : segments.at(-1);
  const stem = decode(named ?? '')
    .replace(archiveExtensions, '')
    .replace(/\.git$/, '');
  return normalizeName(isValidName(stem) ? stem : 'unnamed');
}

/** `file:///srv/x`, `file://localhost/srv/x`, `file:./x` → the path. */
function pathOfFileUrl(url: string): string {
  const rest = url.slice('file:'.length).replace(/^\/\/(?:localhost)?(?=\/|$)/i, '');
  return decode(rest.replace(/^\/\/(?=[^/])/, ''));
}

function lastSegment(path: string): string {
  return path.split('/').findLast((segment) => segment !== '') ?? '';
}

/** Percent-decoded where that gives text (`torch-2.0.0%2Bcpu-…`). */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
