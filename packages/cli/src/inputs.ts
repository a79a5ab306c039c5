// The words of a command line → what is to be checked: files, folders, standard input, requirements.

import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type CheckFile,
  COMMAND_LINE,
  constrainedFile,
  isValidName,
  manifestNames,
  nearest,
  nearestManifest,
  WheelcheckError,
} from '@wheelcheck/core';
import { readManifestFile, readStream } from '@wheelcheck/core/node';
import { isWheelcheckError } from './failure.ts';
import { commandBelow, commandForDockerfiles, commandForProject } from './files-below.ts';
import type { Io } from './io.ts';
import { meantCommand } from './meant-command.ts';

export interface InputFlags {
  /** Says which kind of file standard input is. */
  readonly stdinFilename?: string;
  /** Constraints files, as pip's -c. */
  readonly constraint?: readonly string[];
}

/**
 * Reads what the words name; without words, the nearest file of the current folder.
 *
 * @param say told which file was found where none was named
 * @param openStdin read where `-` is among the words
 * @throws WheelcheckError for what is neither a file nor a requirement
 */
export async function readInputs(
  words: readonly string[],
  flags: InputFlags,
  say: (text: string) => void,
  openStdin: Io['openStdin'],
): Promise<readonly CheckFile[]> {
  const odd = words.findIndex((word) => !isFile(word) && !looksLikeRequirement(word));
  const command = odd === -1 ? undefined : meantCommand(words, odd);
  if (command) throw command;
  const named = [...new Set(words)];
  const stated = named.filter((word) => !isFile(word) && (looksLikeRequirement(word) || isProject(word)));
  const files = await Promise.all(
    named.filter((word) => !stated.includes(word)).map((word) => readWord(word, flags, openStdin)),
  );
  const inputs = named.length === 0 ? [await readNearest('.', say)] : [...files, ...requirementsFile(stated)];
  return constrained(inputs, flags.constraint);
}

/** Whether this folder has a file that is read where none is named. */
export function hasNearest(): boolean {
  return nearestIn('.') !== undefined;
}

function isFile(word: string): boolean {
  return word === '-' || existsSync(word) || isLink(word);
}

function leadsInCircle(link: string): boolean {
  try {
    return !statSync(link);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ELOOP';
  }
}

/** Also one that leads nowhere. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** A name and nothing else; one that is close to a file beside it, or has the ending of one, is a file that is missing. */
function isProject(word: string): boolean {
  return (
    isValidName(word) && !/\.(?:txt|in|toml|lock|cfg|py|json|ya?ml)$/i.test(word) && similarFile(word) === undefined
  );
}

/** `poetry` beside poetry.lock is that file. */
function similarFile(word: string): string | undefined {
  const present = readdirSync('.');
  const isName = isValidName(word) && !word.includes('.');
  return nearest(word, present, isName ? 1 : undefined) ?? present.find((name) => name.startsWith(`${word}.`));
}

function looksLikeRequirement(word: string): boolean {
  return /[=<>!~@[;]/.test(word);
}

async function readWord(word: string, { stdinFilename }: InputFlags, openStdin: Io['openStdin']): Promise<CheckFile> {
  if (word === '-') {
    const name = stdinFilename === undefined ? undefined : basename(stdinFilename);
    const file = await readStream(openStdin(), name);
    if (file.text.trim() === '' && stdinFilename === undefined)
      throw new WheelcheckError({
        code: 'file-missing',
        message: 'nothing came on standard input',
        hint: 'pipe a lock or requirements file into it; --stdin-filename NAME says which it is',
      });
    return { ...file, ...(name === undefined ? {} : { name }) };
  }
  if (existsSync(word))
    return statSync(word).isDirectory() ? readNearest(word, () => undefined) : readManifestFile(word);
  throw missing(word);
}

function missing(word: string): WheelcheckError {
  const code = 'file-missing';
  if (word.trim() === '')
    return new WheelcheckError({
      code,
      message: 'an empty word stands where a file is expected',
      hint: 'is a variable of the shell not set? Name a lock or requirements file, or leave the word out',
    });
  if (isLink(word))
    return new WheelcheckError({
      code,
      message: `${word}: there is no such file`,
      reason: `it is a symbolic link that leads ${leadsInCircle(word) ? 'round in a circle' : 'nowhere'}`,
      hint: 'name the file itself',
    });
  const meant = similarFile(word);
  return new WheelcheckError({
    code,
    message: `${word}: there is no such file`,
    hint: meant === undefined ? 'name a lock or requirements file' : `did you mean ${meant}?`,
  });
}

const nothingBeside = (): Promise<undefined> => Promise.resolve(undefined);

/** Requirements given as words are lines of a file that has no place. */
function requirementsFile(words: readonly string[]): readonly CheckFile[] {
  if (words.length === 0) return [];
  return [{ path: COMMAND_LINE, name: 'requirements.txt', text: words.join('\n'), sibling: nothingBeside }];
}

async function readNearest(folder: string, say: (text: string) => void): Promise<CheckFile> {
  const name = nearestIn(folder);
  if (name === undefined) {
    throw new WheelcheckError({
      code: 'file-missing',
      message: `no lock or requirements file in ${folder === '.' ? 'the current folder' : folder}`,
      reason: `looked for ${manifestNames.join(', ')}`,
      hint: `name the file: ${(await commandForDockerfiles(folder)) ?? commandForProject(folder) ?? commandBelow(folder) ?? 'wheelcheck path/to/poetry.lock --base python:3.12-slim'}`,
    });
  }
  say(`reading ${name}\n`);
  return readManifestFile(folder === '.' ? name : join(folder, name));
}

function nearestIn(folder: string): string | undefined {
  return nearestManifest(readdirSync(folder));
}

async function readConstraints(path: string): Promise<CheckFile> {
  try {
    return await readManifestFile(path);
  } catch (error) {
    if (!isWheelcheckError(error)) throw error;
    throw error.with({ settings: ['constraint'] });
  }
}

/** As pip's -c on the command line. @throws WheelcheckError for locks */
export async function constrained(
  files: readonly CheckFile[],
  paths: readonly string[] = [],
): Promise<readonly CheckFile[]> {
  if (paths.length === 0) return files;
  const lock = files.find((file) => /\.(?:lock|toml)$/.test(file.name ?? file.path));
  if (lock !== undefined) {
    throw new WheelcheckError({
      code: 'usage',
      message: `-c does not fit ${lock.path}`,
      reason: 'constraints are for requirements files',
      hint: 'leave -c out',
      settings: ['constraint'],
    });
  }
  const constraints = await Promise.all(paths.map(readConstraints));
  return files.map((file) => constrainedFile(file, constraints));
}
