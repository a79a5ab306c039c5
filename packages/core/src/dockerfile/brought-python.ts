// A Python that is copied into a stage, over its own or where it has none: the whole folder above the programs of an official image.

import type { ImageDescription } from '../image/describe-image.ts';
import { bringsWhole, namesBrought } from './brought-whole.ts';
import { makeUsual, minorOf } from './counted-python.ts';
import { packagedPip } from './packaged-pythons.ts';
import type { BroughtPython } from './python-here.ts';
import { imagePrograms } from './stage-programs.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import { mayNotStart, whyNoStart } from './why-no-start.ts';

/** Where the images of python have theirs. */
const home = /^\/(?:usr(?:\/local(?:\/bin(?:\/python[^/]*)?|\/lib(?:\/(?:lib)?python[^/]*)?)?)?)?\/?$/;
/** Official images that have no Python there. */
const without =
  /(?:^|\/)(?:node|golang|rust|ruby|php|composer|busybox|docker|nginx|openjdk|eclipse-temurin|maven)(?:[:@]|$)/;
/** uv's images and nikolaik's start from the official ones. */
const onOfficial = /^(?:ghcr\.io\/astral-sh\/uv:(?:[\d.]+-)?python|(?:docker\.io\/)?nikolaik\/python-nodejs(?:[:@]|$))/;

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
  const { state } = scope;
  if (!paths.some((path) => home.test(path))) return;
  const all = state.copied.filter((each) => each.from === from);
  const isWhole = bringsWhole(all);
  const there = pythonIn(from, scope);
  const isOld = isWhole && mayNotStart(there?.image, scope);
  if (isWhole && there !== undefined && !isOld) {
    const lines = new Set(all.map((each) => each.line));
    const others = state.notFollowed.filter((each) => each.asksPython !== true || !lines.has(each.line));
    state.notFollowed.splice(0, Infinity, ...others);
    takeWhole(there, namesBrought(all), scope);
  } else if (typeof from !== 'number' && !without.test(from)) {
    state.python = null;
    const why = isOld
      ? 'the Python that it brings was built with a newer musl than this stage has'
      : there !== undefined
        ? `it is a part of the Python of ${from}, and /usr/local is the whole`
        : `which Python it brings from ${from} is not known`;
    cannotFollow(scope, line, text, `${why}: say --python`, { asksPython: true });
  }
}

interface PythonIn {
  readonly python: string;
  readonly pip: string | null;
  readonly image: ImageDescription | undefined;
  /** For a reader. */
  readonly name: string;
}

/** The Python that an image, or an earlier stage, has in /usr/local. */
function pythonIn(from: number | string, { earlier, imageFrom }: StageScope): PythonIn | undefined {
  const image = imageFrom(from);
  const name = image?.base ?? `${from}`;
  if (typeof from === 'number') {
    const builder = earlier[from];
    if (builder?.ownPython !== true || builder.python === null) return undefined;
    return { python: builder.python, pip: builder.pip, image, name };
  }
  const isThere = imagePrograms({ base: image?.base ?? undefined }) === 'python' || onOfficial.test(image?.base ?? '');
  const python = isThere ? image?.python?.version : undefined;
  return python === undefined ? undefined : { python, pip: image?.pip ?? null, image, name };
}

/** It is found before the distribution's, as that of an official image is. */
function takeWhole(brought: PythonIn, names: BroughtPython['names'], scope: StageScope): void {
  const { state } = scope;
  const { python, pip } = brought;
  // What stands behind it keeps the pip that its package brings.
  if (state.pipCommand === undefined) state.pip ??= packagedPip(scope) ?? null;
  makeUsual({ python, pip, pipCommand: undefined, pipWithin: undefined }, state);
  state.ownPython = true;
  if (state.usual !== undefined) state.usual = minorOf(python);
  for (const name of ['python', 'python3', 'pip', 'pip3']) state.pythonNames.delete(name);
  state.broughtPython = { pip, noStart: whyNoStart(brought, scope), names };
}
