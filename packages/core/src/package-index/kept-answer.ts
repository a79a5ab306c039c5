// One answer of an index as a cache keeps it: the files, and until when they may be used without asking.

import { parseFilename, parseReleaseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import type { DocumentKind } from './document.ts';
import type { Source } from './read-document.ts';
import type { Freshness, Validators } from '../http/freshness.ts';
import { isKeepable, keepFile, readKeptFile } from './kept-files.ts';
import type { DistributionFile } from './package-index.ts';
import { isJsonObject, isTexts } from '../text/json-value.ts';

/** What was found. That something is missing is never kept. */
export interface Facts {
  readonly files: readonly DistributionFile[];
  readonly requires?: readonly string[];
  /** The page that installers read told them. */
  readonly confirmed?: true;
}

export interface KeptAnswer {
  readonly facts: Facts;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds. */
  readonly lifetime: number;
  /** The one document that tells whether the facts still hold; absent where several were read, or the server gave no mark. */
  readonly document?: { readonly kind: DocumentKind; readonly validators: Validators };
}

/** Grows when an older wheelcheck could misread what this one keeps, or the other way round. */
export const edition = 1;

const kinds: ReadonlySet<unknown> = new Set(['version', 'project', 'page', 'page-html'] satisfies DocumentKind[]);

/**
 * What is to be kept of an answer.
 *
 * @param from The documents that it was read from.
 * @param isWhole False where another document failed: it is asked again, not taken to be as it was.
 * @param now Milliseconds since 1970.
 * @returns undefined where a server forbids it, or where an address may hold a secret
 */
export function toKeptAnswer(
  facts: Facts,
  from: readonly Source[],
  isWhole: boolean,
  now: number,
): KeptAnswer | undefined {
  const lifetimes = from.flatMap(({ freshness }) => freshness.lifetime ?? []);
  if (lifetimes.length < from.length || from.length === 0 || !facts.files.every(isKeepable)) return undefined;
  const [only, ...others] = from;
  const whole = only !== undefined && others.length === 0 && isWhole && isMarked(only.freshness);
  return {
    facts,
    at: now,
    lifetime: Math.min(...lifetimes),
    ...(whole ? { document: { kind: only.kind, validators: only.freshness.validators } } : {}),
  };
}

function isMarked({ validators }: Freshness): boolean {
  return validators.etag !== undefined || validators.lastModified !== undefined;
}

/** A clock that went back makes an answer stale, not everlasting. */
export function isFresh({ at, lifetime }: KeptAnswer, now: number): boolean {
  return at <= now && now < at + lifetime;
}

/** One line of JSON. */
export function formatKeptAnswer({ facts, at, lifetime, document }: KeptAnswer): string {
  const { files, ...others } = facts;
  return JSON.stringify({ at, lifetime, ...document, ...others, files: files.map(keepFile) });
}

/**
 * @param of what the answer is about: a project, or one release of it
 * @returns undefined for a text that is no kept answer
 */
export function parseKeptAnswer(text: string, project: PackageName, of: 'project' | 'release'): KeptAnswer | undefined {
  const kept = parseObject(text);
  const { at, lifetime, kind, validators, files: list, requires, confirmed } = kept ?? {};
  if (typeof at !== 'number' || typeof lifetime !== 'number' || !Array.isArray(list)) return undefined;
  const readFilename = of === 'project' ? parseFilename : parseReleaseFilename;
  const files = list.flatMap((file: unknown) => readKeptFile(file, project, readFilename) ?? []);
  if (files.length < list.length) return undefined;
  return {
    facts: {
      files,
      ...(isTexts(requires) ? { requires } : {}),
      ...(confirmed === true ? { confirmed } : {}),
    },
    at,
    lifetime,
    ...(isKind(kind) && isJsonObject(validators) ? { document: { kind, validators: readValidators(validators) } } : {}),
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKind(value: unknown): value is DocumentKind {
  return kinds.has(value);
}

function readValidators({ etag, lastModified }: Readonly<Record<string, unknown>>): Validators {
  return {
    ...(typeof etag === 'string' ? { etag } : {}),
    ...(typeof lastModified === 'string' ? { lastModified } : {}),
  };
}
