// The commands of a stage → installations: what is installed together, from files, words and projects, with the commands' flags.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CheckFile,
  type FoundStage,
  isValidName,
  type NotFollowed,
  parseRequirement,
  type StageInstall,
} from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { type CommandFlags, commandFlags } from './command-flags.ts';
import type { InputFlags } from './inputs.ts';
import type { OverrideFlags, SelectionFlags } from './request.ts';

export type InstallFlags = InputFlags & SelectionFlags & OverrideFlags & CommandFlags;

/** What is installed together. */
export interface DockerfileInstallation {
  /** The commands, in order. */
  readonly installs: readonly StageInstall[];
  readonly names: readonly string[];
  /** What stands in the commands themselves. */
  readonly words: readonly CheckFile[];
  /** Those of the command line, and what the commands say besides. */
  readonly flags: InstallFlags;
}

export interface StageInstallations {
  readonly installations: readonly DockerfileInstallation[];
  /** What installs more, or may. */
  readonly unchecked: readonly NotFollowed[];
}

/**
 * @param path of the Dockerfile @param folder the build context
 * @param wheels whether an earlier command makes wheels, which a later one then installs: those were judged with it
 */
export async function installationsOf(
  path: string,
  folder: string,
  { installs, notFollowed }: FoundStage,
  flags: InstallFlags,
  wheels: boolean,
): Promise<StageInstallations> {
  const told = installs
    .filter((install) => !(wheels && takesWheels(install)))
    .map((install) => ({ install, why: whyNot(install, folder) }));
  const groups = groupsOf(
    told.flatMap(({ install, why }) => (why === undefined ? [install] : [])),
    folder,
  );
  return {
    installations: await Promise.all(groups.map((group) => installationOf(path, folder, group, flags))),
    unchecked: [
      ...told.flatMap(({ install: { understood }, why }) =>
        why === undefined ? [] : [{ line: understood.line, text: understood.command, why }],
      ),
      ...notFollowed,
    ],
  };
}

/** Whether a command makes wheels of what it names: `pip wheel -r requirements.txt`. */
export function makesWheels({ understood }: StageInstall): boolean {
  return /\bpip[\d.]*\s+(?:wheel|download)\b/.test(understood.command);
}

/** `pip install /wheels/*`, `pip install --no-index --find-links=/wheels -r requirements.txt`. */
function takesWheels({ understood: { words, files, binaries }, indexes }: StageInstall): boolean {
  const offline =
    binaries.includes('--no-index') || indexes.some(({ kind, url }) => kind === 'links' && !isAddress(url));
  return offline || (words.length > 0 && files.length === 0 && words.every(isPath));
}

/** Why an installation cannot be judged; undefined where it can. */
function whyNot({ understood: { words, files, binaries }, indexes }: StageInstall, folder: string): string | undefined {
  const links = indexes.find(({ kind }) => kind === 'links');
  if (links !== undefined) return 'what --find-links leads to is not asked';
  if (binaries.includes('--no-index')) return 'it asks no index';
  const path = words.find(isPath);
  if (path !== undefined) return `what lies at ${path} in the image is not known`;
  const odd = words.find((word) => !isAddress(word) && !parseRequirement(word).ok);
  if (odd !== undefined) return `${odd} is no requirement that can be read`;
  const unread = files.find((file) => !isReadable(file) && projectFileIn(join(folder, file)) === undefined);
  if (unread !== undefined) return `${unread} is no file that is read`;
  return words.length + files.length === 0 ? 'it names nothing that is read' : undefined;
}

function isPath(word: string): boolean {
  return /^[./~]|^file:|\*|\.whl$/.test(word) && !isAddress(word);
}

function isAddress(word: string): boolean {
  return /^(?:(?:git|hg|svn|bzr)\+|https?:)/.test(word);
}

function isReadable(file: string): boolean {
  return /\.(?:txt|in|lock|toml)$/.test(file);
}

function isLock(file: string): boolean {
  return /(?:\.lock|(?:^|\/)pylock[^/]*\.toml)$/.test(file);
}

function projectFileIn(folder: string): string | undefined {
  return ['pyproject.toml', 'setup.cfg', 'setup.py'].map((name) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * What pip finds installed it does not choose again, so that its commands with the same flags are one installation; a pin that
 * contradicts an earlier one replaces it, and begins another. The same lock with the same groups is installed once.
 */
function groupsOf(installs: readonly StageInstall[], folder: string): readonly (readonly StageInstall[])[] {
  const groups: { readonly key: string; readonly installs: StageInstall[]; readonly pins: Map<string, string> }[] = [];
  for (const install of installs) {
    const key = keyOf(install);
    const pins = pinsOf(install, folder);
    const known = groups.findLast((group) => group.key === key);
    if (known === undefined || [...pins].some(([name, version]) => (known.pins.get(name) ?? version) !== version))
      groups.push({ key, installs: [install], pins });
    else {
      known.installs.push(install);
      for (const [name, version] of pins) known.pins.set(name, version);
    }
  }
  return groups.map((group) => group.installs);
}

function keyOf({ understood: { tool, files, groups, extras, binaries, constraints }, indexes }: StageInstall): string {
  if (files.some(isLock)) return JSON.stringify([files, groups, extras]);
  return JSON.stringify([tool === 'uv', groups, indexes, binaries, constraints]);
}

/** Names with the version that a line or word pins. */
function pinsOf({ understood: { words, files } }: StageInstall, folder: string): Map<string, string> {
  const texts = files
    .filter((file) => /\.(?:txt|in)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const lines = [...words, ...texts.flatMap((text) => text.split(/\r?\n/))];
  return new Map(
    lines.flatMap((line) => {
      const [, name, version] = /^\s*([\w.-]+)(?:\[[^\]]*\])?\s*===?\s*([^\s;#,]+)/.exec(line) ?? [];
      return name === undefined || version === undefined || !isValidName(name)
        ? []
        : [[name.toLowerCase().replaceAll(/[-_.]+/g, '-'), version] as const];
    }),
  );
}

async function installationOf(
  path: string,
  folder: string,
  installs: readonly StageInstall[],
  flags: InstallFlags,
): Promise<DockerfileInstallation> {
  const understood = installs.map((install) => install.understood);
  const files = understood.flatMap((install) => install.files);
  const alone = loneProject(understood);
  const names = alone
    ? [projectFileIn(join(folder, alone)) ?? '']
    : files.filter(isReadable).map((file) => join(folder, file));
  const stated = understood.filter(({ words }) => words.length > 0);
  const projects = alone ? [] : understood.filter((install) => install.files.some((file) => !isReadable(file)));
  const dockerfile = await readManifestFile(path);
  const place = { path: dockerfile.path, sha256: dockerfile.sha256, name: 'requirements.txt' };
  const words = [
    ...stated.map((install) => ({
      ...place,
      line: install.line,
      text: install.words.join('\n'),
      sibling: () => Promise.resolve(undefined),
    })),
    ...(await Promise.all(projects.flatMap((install) => projectLines(install, folder)))).map((file) => ({
      ...file,
      ...place,
    })),
  ];
  return {
    installs,
    names: [...new Set(names)],
    words,
    flags: { ...flags, ...commandFlags(dockerfile.path, installs, folder, flags, alone !== undefined) },
  };
}

/** `pip install .` and nothing else: its packages then stand where the project asks for them. */
function loneProject(installs: readonly StageInstall['understood'][]): string | undefined {
  const [first, ...others] = installs;
  const [file, ...files] = first?.files ?? [];
  const isAlone = others.length + files.length + (first?.words.length ?? 0) + (first?.constraints.length ?? 0) === 0;
  return isAlone && file !== undefined && !isReadable(file) ? file : undefined;
}

/** Projects beside something else, as pip is told of them: read from their own folders. */
function projectLines(
  { files, extras, line }: StageInstall['understood'],
  folder: string,
): readonly Promise<CheckFile>[] {
  return files
    .filter((file) => !isReadable(file))
    .map(async (file) => {
      const read = await readManifestFile(projectFileIn(join(folder, file)) ?? '');
      return { ...read, line, text: extras.length > 0 ? `.[${extras.join(',')}]` : '.' };
    });
}
