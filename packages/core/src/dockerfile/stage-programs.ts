// What a stage certainly has, and has not, of programs, Pythons and installers: asked here wherever something hangs on it.

import { ownValue } from '../text/own-value.ts';
import { changedPaths } from './changed-files.ts';
import type { AskedCommand } from './asked-command.ts';
import type { CopiedPath } from './context-paths.ts';
import { lastOf } from './program-of.ts';
import type { StageState } from './stage-state.ts';

/** Images whose programs are known: the official ones of Python, by whatever road, and of distributions that come without one. */
const withPython = /^(?:docker\.io\/)?(?:(?:.*\/)?library\/)?python(?:[:@]|$)/;
const withoutPython = /^(?:docker\.io\/)?(?:(?:.*\/)?library\/)?(?:debian|ubuntu|alpine)(?:[:@]|$)/;

/** Folders of programs, and those above them; sources often lie in /usr/src. */
const ofPrograms = /^\/(?:$|(?:usr(?!\/src)|bin|sbin)(?:\/|$)|opt\/[^/]*bin)/;

/** What is known of the image that a stage starts from: one of Python's own, one that has none, one that has who knows what. */
export function imagePrograms({ base = '' }: { readonly base?: string | undefined }): 'python' | 'bare' | 'unknown' {
  return withPython.test(base) ? 'python' : withoutPython.test(base) ? 'bare' : 'unknown';
}

/** Whether it is one of Python's own that is neither slim nor of Alpine: those stand on buildpack-deps. */
export function isFullImage({
  base = '',
  distribution,
}: {
  readonly base?: string | undefined;
  readonly distribution: string | undefined;
}): boolean {
  return imagePrograms({ base }) === 'python' && distribution !== 'alpine' && !/[:-]slim\b/.test(base);
}

/** Whether all that a stage has came by commands that are followed: only then can something be said not to be there. */
export function isAllKnown(state: StageState): boolean {
  const { brought, copied } = state;
  return (
    brought !== 'anything' &&
    !copied.some((each) => each.from !== undefined || bringsPrograms(each)) &&
    !changedPaths(state).some((path) => ofPrograms.test(path))
  );
}

/** Files that are put into the root by their own names are none; ADD unpacks archives. */
function bringsPrograms({ sources, destination }: CopiedPath): boolean {
  const areFiles = sources.every(
    (source) => /[^/.][^/]*\.[a-z]{1,5}$/.test(source) && !/\.(?:tar|t?[gx]z|t?bz2?|zst)$/.test(source),
  );
  return ofPrograms.test(destination ?? '/') && !(destination === '/' && areFiles);
}

/** Packages of the distribution that bring Pythons, or something for them. */
export function pythonPackages({ packages }: StageState): readonly string[] {
  return [...packages].filter((each) => each.startsWith('py'));
}

/** The Python or the installer that a command names, as far as it is one of the stage itself: not of an environment, of conda, of a folder of its own. */
export function namedInStage({ command: { words }, program, place }: AskedCommand): string | undefined {
  const { scope, valueOf } = place;
  if (program.conda || scope.state.enteredAt === scope.state.step || valueOf('PATH') !== undefined) return undefined;
  const before = words.slice(0, words.length - program.words.length);
  const named = before.findLast(
    ({ text }, at) =>
      /^(?:python|pip(?!env|x))/.test(lastOf(text)) && !/^-[A-Za-z]*m$/.test(before[at - 1]?.text ?? ''),
  );
  return /^(?:\/usr(?:\/local)?\/bin\/)?[^/]+$/.test(named?.text ?? '/') ? lastOf(named?.text ?? '') : undefined;
}

/** The newest releases, by the first minor of Python 3 that they run on: those of before are what its older ones get. */
const newest: Readonly<Record<string, readonly (readonly [minor: number, release: string])[]>> = {
  poetry: [
    [10, '2.5.1'],
    [9, '2.2.1'],
    [8, '1.8.5'],
    [7, '1.5.1'],
    [6, '1.1.15'],
  ],
  pipenv: [
    [10, '2026.10.3'],
    [9, '2025.0.4'],
    [8, '2024.4.1'],
    [7, '2023.10.3'],
    [6, '2022.4.8'],
  ],
};

/** The minor versions of Python 3 from which on its newest release is another, in order. */
export function newestFrom(tool: string): readonly number[] {
  return (ownValue(newest, tool) ?? []).map(([minor]) => minor).toSorted((a, b) => a - b);
}

/** The release of an installer that the commands of the stage bring; undefined where nobody can know. */
export function toolRelease(tool: string, { tools, brought, python }: StageState): string | undefined {
  const release = tools.get(tool)?.release ?? undefined;
  if (brought === 'anything' || release !== 'newest') return brought === 'anything' ? undefined : release;
  const minor = Number(/^3\.(\d+)/.exec(python ?? '')?.[1]);
  return ownValue(newest, tool)?.find(([first]) => minor >= first)?.[1];
}
