// Paths inside an image → paths in the build context, through COPY, ADD and bind mounts.

import { fitsGlob } from './fits-glob.ts';
import { fitsPath } from './fits-path.ts';

/** Something that was copied into a stage, or mounted there. */
export interface CopiedPath {
  /** Undefined for the build context; the number of an earlier stage; an image. */
  readonly from?: number | string;
  /** Absolute, and without a leading slash where they are in the context. */
  readonly sources: readonly string[];
  /** Absolute; null where that is not known. */
  readonly destination: string | null;
  /** Whether the destination is certainly a folder: it ends in a slash, or there are several sources. */
  readonly folder: boolean;
  /** Whether it is certainly a file. */
  readonly isFile?: true;
  /** Patterns of what is left out: `COPY --exclude=*.txt . .`. */
  readonly excluded?: readonly string[];
  /** The step of its stage that copied it. */
  readonly step: number;
  /** Of the instruction; none for a mount, which ends with its RUN: what is used of it is copied by hand. */
  readonly line?: number;
}

/** Where a file of an image comes from: a path of the build context, or of an earlier stage. */
export interface CopySource {
  readonly from?: number | string;
  readonly path: string;
  readonly step: number;
}

/** Where an absolute path of an image was copied from; undefined where nothing copied it. What was copied last counts. */
export function copySourceOf(path: string, copied: readonly CopiedPath[]): CopySource | undefined {
  for (const each of copied.toReversed()) {
    const all = each.sources.map((source) => ({ source, found: sourceOf(path, source, each) }));
    // `COPY sub requirements.txt ./`: what goes by its own name stands before what a folder may have.
    const named = all.filter(({ source, found = '' }) => found !== '' && fitsGlob(lastOf(found), lastOf(source)));
    for (const { found } of [...named, ...all])
      if (found !== undefined && !isExcluded(found, each.excluded))
        return { ...(each.from === undefined ? {} : { from: each.from }), path: found, step: each.step };
  }
  return undefined;
}

/** Whether a file of the build context is copied there by its own name, and not by a pattern or with a folder. */
export function isNamed(path: string, copied: readonly CopiedPath[]): boolean {
  return copied.some(
    (each) =>
      each.from === undefined &&
      each.sources.some(
        (source) => /[^/.][^/]*\.\w+$/.test(source) && !/[*?[]/.test(source) && sourceOf(path, source, each) === source,
      ),
  );
}

/** Whether a part of the path is what a pattern means: from which folder it counts is taken for any. */
function isExcluded(path: string, patterns: CopiedPath['excluded'] = []): boolean {
  const parts = contextPath(path).split('/');
  return patterns.some((pattern) => {
    const bare = pattern.replaceAll(/^(?:\*\*\/|\/)+|\/+$/g, '');
    const count = bare.split('/').length;
    return parts.some((_, at) => fitsPath(parts.slice(at, at + count).join('/'), bare));
  });
}

function sourceOf(
  path: string,
  source: string,
  { destination, folder, isFile: alone }: CopiedPath,
): string | undefined {
  const name = lastOf(source);
  const isFile = looksLikeFile(name);
  if (path === destination && !folder) return source;
  if (alone === true) return undefined;
  const inside = destination === null ? undefined : relativeTo(path, destination);
  if (inside === undefined || inside === '') return undefined;
  // A file of that name, or of that pattern, put into a folder.
  if (isFile && !inside.includes('/') && fitsGlob(inside, name)) return joinPath(parentOf(source), inside);
  // A folder: its content is copied, not itself.
  return isFile ? undefined : joinPath(source, inside);
}

/** Folders in a Dockerfile are seldom written with a dot in their names, files seldom without; `.`, `..` are folders. */
function looksLikeFile(name: string): boolean {
  return (
    /^(?:Pipfile|Makefile|LICENSE|README|VERSION)$/.test(name) ||
    /[^.].*\.[\w*?[\]-]+$/.test(name) ||
    /^\.[a-z]/.test(name) ||
    name.includes('*')
  );
}

/** Normal form of an absolute path; of a relative one below `folder`. */
export function absolutePath(path: string, folder: string): string {
  const home = path === '~' || path.startsWith('~/') ? `/root${path.slice(1)}` : path;
  return normalPath(home.startsWith('/') ? home : `${folder}/${home}`);
}

/** A path of the build context: no leading slash, `.` for the context itself. */
export function contextPath(path: string): string {
  return normalPath(`/${path}`).slice(1) || '.';
}

function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function relativeTo(path: string, folder: string): string | undefined {
  if (folder === '/') return path.slice(1);
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

function lastOf(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

function parentOf(path: string): string {
  return path.replace(/\/+$/, '').split('/').slice(0, -1).join('/');
}

function joinPath(folder: string, name: string): string {
  return folder === '' || folder === '.' ? name : `${folder.replace(/\/+$/, '')}/${name}`;
}
