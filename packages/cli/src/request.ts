// Flags → what core is asked: targets, files, the index.

import { existsSync } from 'node:fs';
import {
  type CheckFile,
  type IndexSource,
  manifestNames,
  normalizeName,
  parsePlatform,
  type Platform,
  type Selection,
  type TargetRequest,
  WheelcheckError,
} from '@wheelcheck/core';
import { nodeHost, readManifestFile } from '@wheelcheck/core/node';

export interface TargetFlags {
  readonly base?: readonly string[];
  readonly platform?: readonly string[];
  readonly python?: string;
  readonly libc?: string;
  readonly pip?: string;
}

/** Node's words for architectures that are not Docker's as well. */
const nodeArches: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** This machine's own architecture, as Docker's default platform. */
export function ownPlatform(): Platform {
  const own = parsePlatform(nodeArches[process.arch] ?? process.arch);
  return own.ok ? own.value : 'linux/amd64';
}

/** @throws WheelcheckError for a word that is no platform, or one that is not covered */
export function platformOf(text: string): Platform {
  const parsed = parsePlatform(text);
  if (parsed.ok) return parsed.value;
  throw new WheelcheckError({
    code: 'usage',
    message: `--platform ${text} is not known`,
    reason: parsed.problem,
    hint: 'linux/amd64, linux/arm64, linux/arm/v7, linux/386 …',
  });
}

/**
 * Every base on every platform, bases first.
 *
 * @throws WheelcheckError where no target is named
 */
export function targetRequests({ base, platform, python, libc, pip }: TargetFlags): readonly TargetRequest[] {
  const facts = {
    ...(python === undefined ? {} : { python }),
    ...(libc === undefined ? {} : { libc }),
    ...(pip === undefined ? {} : { pip }),
  };
  const platforms = unique((platform ?? []).map(platformOf));
  const on = platforms.length > 0 ? platforms : [ownPlatform()];
  const bases = unique(base ?? []);
  if (bases.length > 0) return bases.flatMap((image) => on.map((each) => ({ base: image, platform: each, ...facts })));
  if (python !== undefined && libc !== undefined) return on.map((each) => ({ platform: each, ...facts }));
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    hint: [
      '--base python:3.12-slim',
      '--base python:3.12-alpine --platform linux/arm64',
      '--libc musl-1.2 --python 3.13',
    ].join('\n'),
  });
}

export interface SelectionFlags {
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly only?: readonly string[];
  readonly allGroups?: boolean;
  readonly extra?: readonly string[];
  readonly allExtras?: boolean;
}

export function selectionOf(flags: SelectionFlags): Selection {
  return {
    with: flags.with ?? [],
    without: flags.without ?? [],
    only: flags.only ?? [],
    allGroups: flags.allGroups ?? false,
    extras: (flags.extra ?? []).map(normalizeName),
    allExtras: flags.allExtras ?? false,
  };
}

export interface IndexFlags {
  readonly indexUrl?: string;
  readonly offline?: boolean;
  readonly timeout: number;
  readonly retries: number;
  readonly concurrency: number;
}

/** The index of the flags, reached from this machine; nothing is opened before it is asked. */
export function indexOf({ indexUrl, offline, timeout, retries, concurrency }: IndexFlags): IndexSource {
  return {
    host: nodeHost({ timeout: timeout * 1000 }),
    ...(indexUrl === undefined ? {} : { url: indexUrl }),
    options: { offline: offline ?? false, timeout: timeout * 1000, retries, concurrency },
  };
}

/**
 * Reads the named files, or the nearest one in the current folder.
 *
 * @param say told which file was found where none was named
 * @throws WheelcheckError where there is none
 */
export async function readInputs(names: readonly string[], say: (text: string) => void): Promise<readonly CheckFile[]> {
  if (names.length > 0) return Promise.all(unique(names).map((name) => readManifestFile(name)));
  const nearest = await readNearest(say);
  if (nearest.length > 0) return nearest;
  throw new WheelcheckError({
    code: 'file-missing',
    message: 'no lock or requirements file in the current folder',
    reason: `looked for ${manifestNames.join(', ')}`,
    hint: 'name the file: wheelcheck path/to/poetry.lock --base python:3.12-slim',
  });
}

/** The nearest file of the current folder, in the order of `manifestNames`; none where there is none. */
export async function readNearest(say: (text: string) => void): Promise<readonly CheckFile[]> {
  const name = manifestNames.find((each) => existsSync(each));
  if (name === undefined) return [];
  say(`reading ${name}\n`);
  return [await readManifestFile(name)];
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
