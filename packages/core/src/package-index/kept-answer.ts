// What an index said of one release as a cache keeps it: the files, and until when they may be used without asking.

import { parseReleaseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { isTexts } from '../text/json-value.ts';
import { isKeepable, keepFile, readKeptFile } from './kept-files.ts';
import { formatTerms, type KeptTerms, parseTerms, termsOf } from './kept-terms.ts';
import type { DistributionFile } from './package-index.ts';
import type { Source } from './read-document.ts';

/** What was found. That something is missing is never kept. */
export interface Facts {
  readonly files: readonly DistributionFile[];
  readonly requires?: readonly string[];
  /** The page that installers read told them. */
  readonly confirmed?: true;
}

export interface KeptAnswer extends KeptTerms {
  readonly facts: Facts;
}

/**
 * What is to be kept of an answer: `from`, `isWhole` and `now` are those of `termsOf`.
 *
 * @returns undefined where a server forbids it, or where an address may hold a secret
 */
export function toKeptAnswer(
  facts: Facts,
  from: readonly Source[],
  isWhole: boolean,
  now: number,
): KeptAnswer | undefined {
  const terms = termsOf(from, isWhole, now);
  return terms && facts.files.every(isKeepable) ? { facts, ...terms } : undefined;
}

/** One line of JSON. */
export function formatKeptAnswer({ facts, ...terms }: KeptAnswer): string {
  const { files, ...others } = facts;
  return formatTerms(terms, { ...others, files: files.map(keepFile) });
}

/** @returns undefined for a text that is no kept answer */
export function parseKeptAnswer(text: string, project: PackageName): KeptAnswer | undefined {
  const { others, ...terms } = parseTerms(text) ?? {};
  const { files: list, requires, confirmed } = others ?? {};
  if (!('at' in terms) || !Array.isArray(list)) return undefined;
  const files = list.flatMap((file: unknown) => readKeptFile(file, project, parseReleaseFilename) ?? []);
  if (files.length < list.length) return undefined;
  return {
    facts: {
      files,
      ...(isTexts(requires) ? { requires } : {}),
      ...(confirmed === true ? { confirmed } : {}),
    },
    ...terms,
  };
}
