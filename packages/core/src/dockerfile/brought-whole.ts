// Whether what is copied of a Python is all that it starts with.

import type { CopiedPath } from './context-paths.ts';
import { lastOf } from './program-of.ts';

type Copied = Pick<CopiedPath, 'sources' | 'destination'>;

const both = /^\/(?:usr(?:\/local)?)?$/;
const programs = /^\/usr\/local\/bin(?:\/python[^/]*)?$/;
const libraries = /^\/usr\/local\/lib$/;
const modules = /^\/usr\/local\/lib\/python[^/]*$/;
/** The official images link their program to it. */
const shared = /^\/usr\/local\/lib\/libpython[^/]*$/;

/**
 * Whether a Python of an official image comes with them that starts where it was: its program, and in lib what that loads.
 *
 * @param copied from the stage that has it
 */
export function bringsWhole(copied: readonly Copied[]): boolean {
  const paths = pathsKept(copied);
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  return has(both) || (has(programs) && (has(libraries) || (has(modules) && has(shared))));
}

/** The programs of it that are copied one by one; undefined where all of its folder are, and where a pattern may mean any. */
export function namesBrought(copied: readonly Copied[]): readonly string[] | undefined {
  const paths = pathsKept(copied);
  if (paths.some((path) => both.test(path) || path === '/usr/local/bin')) return undefined;
  const names = copied.flatMap(({ sources }) => sources.filter((each) => each.startsWith('/usr/local/bin/')));
  return names.some((name) => /[*?[]/.test(name)) ? undefined : names.map(lastOf);
}

function pathsKept(copied: readonly Copied[]): readonly string[] {
  return copied.flatMap(({ sources, destination }) => sources.filter((source) => stays(source, destination)));
}

/** Folders are copied onto themselves, files into theirs. */
function stays(source: string, destination: string | null): boolean {
  const folder = source.slice(0, source.lastIndexOf('/'));
  return source === destination || (/\/(?:lib)?python[^/]*$/.test(source) && folder === destination);
}
