// A Dockerfile as what is to be checked: the files that its stage installs, with the groups and flags of the commands.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FoundStage, type TargetStage, type UnderstoodInstall, WheelcheckError } from '@wheelcheck/core';
import { dockerfileIn, isDockerfileAt } from './dockerfile-at.ts';
import type { InputFlags } from './inputs.ts';
import { namesNoTarget, type OverrideFlags, type SelectionFlags } from './request.ts';
import { readStage, type StageFlags } from './targets.ts';

type Flags = InputFlags & StageFlags & SelectionFlags & OverrideFlags;

export interface Asked<F> {
  readonly names: readonly string[];
  readonly flags: F;
  /** The stage of a Dockerfile of which everything is asked for, with the lines that install more, or may. */
  readonly whole?: TargetStage;
}

/**
 * What a run is about: the words as they are, or what the one Dockerfile among them installs; without words and without a base,
 * the Dockerfile of the current folder.
 *
 * @throws WheelcheckError where a Dockerfile installs nothing that can be judged in one go
 */
export async function wholeDockerfile<F extends Flags>(names: readonly string[], flags: F): Promise<Asked<F>> {
  const path = names.length === 0 && namesNoTarget(flags) ? dockerfileIn('.') : names.find(isDockerfileAt);
  if (path === undefined) return { names, flags };
  const other = names.find((name) => name !== path);
  if (other !== undefined)
    throw usage(
      `${path} says itself what it installs: ${other} cannot stand beside it`,
      `wheelcheck ${other} --base ${path}`,
    );
  const found = await readStage(path, undefined, flags, []);
  const { installs, notFollowed, stage } = found;
  const judged = judgedOf(path, found);
  const folder = contextOf(
    path,
    judged.flatMap(({ files }) => files),
  );
  const unchecked = [
    ...installs
      .filter((install) => !judged.includes(install))
      .map(({ line, command }) => ({ line, text: command, why: 'it is not installed from the files' })),
    // Another base stands in for what is not known of the FROM.
    ...notFollowed.filter(({ text }) => flags.base === undefined || !text.startsWith('FROM ')),
  ].toSorted((a, b) => a.line - b.line);
  return {
    names: [...new Set(judged.flatMap(({ files }) => files.map((file) => join(folder, file))))],
    flags: {
      ...flags,
      ...(flags.base === undefined ? { base: [`${path}:${stage.name}`] } : {}),
      ...selectionFlags(judged, folder, flags),
      ...installerFlags(judged, folder, flags),
    },
    whole: { ...stage, unchecked },
  };
}

/** The installations that one check can judge: requirements files of pip or uv together, or one lock. */
function judgedOf(path: string, { installs }: FoundStage): readonly UnderstoodInstall[] {
  const readable = installs.filter(
    ({ files, words }) =>
      files.length > 0 && words.length === 0 && files.every((file) => /\.(?:txt|in|lock|toml)$/.test(file)),
  );
  const locks = readable.filter(({ files }) => files.some((file) => file.endsWith('.lock')));
  const lists = readable.filter((install) => !locks.includes(install));
  const lockNames = new Set(locks.flatMap(({ files }) => files));
  const example = [...lockNames, ...lists.flatMap(({ files }) => files)][0];
  if (example === undefined)
    throw usage(
      `${path} installs from no file that can be read`,
      `wheelcheck explain ${path} shows what was understood; name a file: wheelcheck requirements.txt --base ${path}`,
    );
  if (lockNames.size > 1 || (lockNames.size > 0 && lists.length > 0))
    throw usage(
      `${path} installs from several kinds of files: ${[...lockNames, ...lists.flatMap(({ files }) => files)].join(', ')}`,
      `check them one by one: wheelcheck ${example} --base ${path}`,
    );
  const foreign = readable.find(({ indexes }) => indexes.length > 0);
  if (foreign !== undefined)
    throw usage(
      `${path}:${foreign.line} asks other indexes: ${foreign.indexes.join(', ')}`,
      `name the file and the index: wheelcheck ${example} --base ${path} --extra-index-url URL`,
    );
  return readable;
}

/** The build context: the Dockerfile's folder, or the current one where the files are there. */
function contextOf(path: string, files: readonly string[]): string {
  const folders = [dirname(path), '.'];
  const found = folders.find((folder) => files.every((file) => existsSync(join(folder, file))));
  if (found !== undefined) return found;
  const missing = files.find((file) => !existsSync(join(folders[0] ?? '.', file)));
  throw new WheelcheckError({
    code: 'file-missing',
    message: `${path} installs ${missing}, which is neither beside it nor in the current folder`,
    hint: 'run wheelcheck in the folder of the build context',
  });
}

/** The groups and extras of the last command, where no flag says others. */
function selectionFlags(judged: readonly UnderstoodInstall[], folder: string, flags: SelectionFlags): SelectionFlags {
  const given = [flags.with, flags.without, flags.only, flags.allGroups, flags.extra, flags.allExtras];
  const install = judged.at(-1);
  if (install === undefined || given.some((flag) => flag !== undefined)) return {};
  const { extras } = install;
  const groups = install.groups.filter((group) => group !== 'with dev' || hasDev(install, folder));
  const named = (word: string): readonly string[] =>
    groups.filter((group) => group.startsWith(`${word} `)).map((group) => group.slice(word.length + 1));
  const [added, without, only] = [named('with'), named('without'), named('only')];
  return {
    ...(groups.includes('all') ? { allGroups: true } : {}),
    ...(added.length > 0 ? { with: added } : {}),
    ...(without.length > 0 && (added.length > 0 || groups.includes('all')) ? { without } : {}),
    ...(only.length > 0 && only.join() !== 'main' ? { only } : {}),
    ...(extras.includes('all') ? { allExtras: true } : extras.length > 0 ? { extra: extras } : {}),
  };
}

/** uv and PDM install the group dev unasked, where there is one. */
function hasDev({ files }: UnderstoodInstall, folder: string): boolean {
  return files.some((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return /^dev = \[/m.test(text) || /^groups = \[[^\]]*"dev"/m.test(text) || /"develop":/.test(text);
  });
}

function installerFlags(
  judged: readonly UnderstoodInstall[],
  folder: string,
  flags: InputFlags & OverrideFlags,
): InputFlags & OverrideFlags {
  const named = (option: string): readonly string[] =>
    judged.flatMap(({ binaries }) =>
      binaries.filter((each) => each.startsWith(`${option} `)).map((each) => each.slice(option.length + 1)),
    );
  const constraints = judged.flatMap((install) => install.constraints.map((file) => join(folder, file)));
  const noBinary = [...named('--no-binary'), ...(flags.noBinary ?? [])];
  const onlyBinary = [...named('--only-binary'), ...(flags.onlyBinary ?? [])];
  const constraint = [...constraints, ...(flags.constraint ?? [])];
  const isUv = judged.every(({ tool, files }) => tool === 'uv' && files.every((file) => !file.endsWith('.lock')));
  return {
    ...(noBinary.length > 0 ? { noBinary } : {}),
    ...(onlyBinary.length > 0 ? { onlyBinary } : {}),
    ...(constraint.length > 0 ? { constraint } : {}),
    ...(isUv && flags.installer === undefined ? { installer: 'uv' } : {}),
  };
}

function usage(message: string, hint: string): WheelcheckError {
  return new WheelcheckError({ code: 'usage', message, hint });
}
