// A Python that is copied over the stage's own.

import type { CopiedPath } from './context-paths.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';

/** Where the images of python have theirs. */
const home = /^\/(?:usr(?:\/local(?:\/bin(?:\/python[^/]*)?|\/lib(?:\/(?:lib)?python[^/]*)?)?)?)?\/?$/;
/** Official images that have no Python there. */
const without =
  /(?:^|\/)(?:node|golang|rust|ruby|php|composer|busybox|docker|nginx|openjdk|eclipse-temurin|maven)(?:[:@]|$)/;

/**
 * @param from the number of a stage, or an image
 * @param paths absolute
 * @param text of the instruction, for a reader
 */
export function takeBroughtPython(
  from: number | string,
  paths: readonly string[],
  scope: StageScope,
  { line, text }: { readonly line: number; readonly text: string },
): void {
  const { state, earlier } = scope;
  if (!paths.some((path) => home.test(path))) return;
  if (typeof from === 'number') {
    const all = state.copied.filter((each) => each.from === from);
    const brought = earlier[from]?.ownPython === true && bringsWhole(all) ? earlier[from].python : null;
    if (brought !== null && state.ownPython) state.python = brought;
  } else if (!without.test(from)) {
    state.python = null;
    cannotFollow(scope, line, text, `which Python it brings from ${from} is not known: say --python`, {
      asksPython: true,
    });
  }
}

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
export function bringsWhole(copied: readonly Pick<CopiedPath, 'sources' | 'destination'>[]): boolean {
  const paths = copied.flatMap(({ sources, destination }) => sources.filter((source) => stays(source, destination)));
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  return has(both) || (has(programs) && (has(libraries) || (has(modules) && has(shared))));
}

/** Folders are copied onto themselves, files into theirs. */
function stays(source: string, destination: string | null): boolean {
  const folder = source.slice(0, source.lastIndexOf('/'));
  return source === destination || (/\/(?:lib)?python[^/]*$/.test(source) && folder === destination);
}
