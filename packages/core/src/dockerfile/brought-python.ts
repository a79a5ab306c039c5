// A Python that is copied over the stage's own.

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
    const all = state.copies.filter((each) => each.from === from).flatMap((each) => each.paths);
    const brought = earlier[from]?.ownPython === true && bringsWhole(all) ? earlier[from].python : null;
    if (brought !== null && state.ownPython) state.python = brought;
  } else if (!without.test(from)) {
    state.python = null;
    cannotFollow(scope, line, text, `which Python it brings from ${from} is not known: say --python`);
  }
}

const both = /^\/(?:usr(?:\/local)?)?\/?$/;
const programs = /^\/usr\/local\/bin(?:\/python[^/]*)?\/?$/;
const libraries = /^\/usr\/local\/lib(?:\/(?:lib)?python[^/]*)?\/?$/;

/** Whether a Python of an official image comes with them that starts: its program, and in lib what that loads. */
export function bringsWhole(paths: readonly string[]): boolean {
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  return has(both) || (has(programs) && has(libraries));
}
