// What the commands of an installation say by their own flags, as the flags of a check.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StageInstall } from '@wheelcheck/core';
import type { InputFlags } from './inputs.ts';
import type { OverrideFlags, SelectionFlags } from './request.ts';

/** The indexes that commands of a Dockerfile name. */
export interface CommandIndexes {
  readonly url?: string;
  readonly extraUrls: readonly string[];
  /** `Dockerfile:5` */
  readonly from: string;
}

/** Where packages come from, and which versions count. */
export interface CommandFlags {
  readonly commandIndexes?: CommandIndexes;
  readonly pre?: boolean;
  readonly preferBinary?: boolean;
}

type Flags = InputFlags & SelectionFlags & OverrideFlags & CommandFlags;

/**
 * @param path of the Dockerfile
 * @param installs commands that differ in no flag that counts here
 * @param flags of the command line: what they say of groups and of the index stands
 * @param choosesExtras whether the extras are those of a file, and not of a requirement
 */
export function commandFlags(
  path: string,
  installs: readonly StageInstall[],
  folder: string,
  flags: Flags,
  choosesExtras: boolean,
): Flags {
  return {
    ...selectionFlags(installs, folder, flags, choosesExtras),
    ...installerFlags(installs, folder, flags),
    ...indexFlags(installs, path),
  };
}

/** The groups and extras of the last command, where no flag says others. */
function selectionFlags(
  installs: readonly StageInstall[],
  folder: string,
  flags: SelectionFlags,
  choosesExtras: boolean,
): SelectionFlags {
  const given = [flags.with, flags.without, flags.only, flags.allGroups, flags.extra, flags.allExtras];
  const install = installs.at(-1)?.understood;
  if (install === undefined || given.some((flag) => flag !== undefined)) return {};
  const isLock = install.files.some((file) => file.endsWith('.lock'));
  const extras = choosesExtras || isLock ? install.extras : [];
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
function hasDev({ files }: StageInstall['understood'], folder: string): boolean {
  return files.some((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return /^dev = \[/m.test(text) || /^groups = \[[^\]]*"dev"/m.test(text) || /"develop":/.test(text);
  });
}

function installerFlags(installs: readonly StageInstall[], folder: string, flags: Flags): Flags {
  const understood = installs.map((install) => install.understood);
  const binaries = understood.flatMap((install) => install.binaries);
  const named = (option: string): readonly string[] =>
    binaries.filter((each) => each.startsWith(`${option} `)).map((each) => each.slice(option.length + 1));
  const constraints = understood.flatMap((install) => install.constraints.map((file) => join(folder, file)));
  const noBinary = [...named('--no-binary'), ...(flags.noBinary ?? [])];
  const onlyBinary = [
    ...named('--only-binary'),
    ...(binaries.includes('--no-build') ? [':all:'] : []),
    ...(flags.onlyBinary ?? []),
  ];
  const constraint = [...new Set([...constraints, ...(flags.constraint ?? [])])];
  const isUv = understood.every(({ tool, files }) => tool === 'uv' && files.every((file) => !file.endsWith('.lock')));
  return {
    ...(noBinary.length > 0 ? { noBinary } : {}),
    ...(onlyBinary.length > 0 ? { onlyBinary } : {}),
    ...(constraint.length > 0 ? { constraint } : {}),
    ...(isUv && flags.installer === undefined ? { installer: 'uv' } : {}),
    ...(binaries.includes('--no-deps') ? { deps: false } : {}),
    ...(binaries.includes('--pre') ? { pre: true } : {}),
    ...(binaries.includes('--prefer-binary') ? { preferBinary: true } : {}),
  };
}

/** The command's own default index stands before a variable's. */
function indexFlags(installs: readonly StageInstall[], path: string): CommandFlags {
  const indexes = installs.flatMap((install) => install.indexes);
  const main = indexes.find(({ kind }) => kind === 'default');
  const extraUrls = [...new Set(indexes.flatMap(({ kind, url }) => (kind === 'extra' ? [url] : [])))];
  if (main === undefined && extraUrls.length === 0) return {};
  const from = `${path}:${installs.at(-1)?.understood.line}`;
  return { commandIndexes: { ...(main === undefined ? {} : { url: main.url }), extraUrls, from } };
}
