// What a cache holds of one index: answers under the release or project that they are about, metadata under the wheel.

import type { Cache, Host } from '../http/host.ts';
import type { PackageName } from '../packaging/name.ts';
import { normalizeName } from '../packaging/name.ts';
import { isJsonObject, isTexts } from '../text/json-value.ts';
import { type Facts, formatKeptAnswer, type KeptAnswer, parseKeptAnswer, toKeptAnswer } from './kept-answer.ts';
import { isKeepable } from './kept-files.ts';
import { formatKeptPage, type KeptPage, type OpenKeptPage, parseKeptPage, renewed, toKeptPage } from './kept-page.ts';
import type { Listing } from './listing.ts';
import type { DistributionFile, FileMetadata } from './package-index.ts';
import type { Source } from './read-document.ts';

/** Grows when an older wheelcheck could misread what this one keeps, or the other way round. */
const edition = 2;

/** A project, or one release of it. */
export interface Subject {
  readonly name: PackageName;
  readonly version?: string;
}

export interface AnswerShelf {
  read(release: Required<Subject>): Promise<KeptAnswer | undefined>;
  /** Keeps what was read from these documents, or forgets what was kept before where a server forbids that. */
  keep(
    release: Required<Subject>,
    told: { readonly facts: Facts; readonly from: readonly Source[]; readonly isWhole: boolean },
  ): Promise<void>;
  /** The page of a project. */
  readPage(name: PackageName): Promise<OpenKeptPage | undefined>;
  keepPage(name: PackageName, page: Listing, from: readonly Source[]): Promise<void>;
  /** The index said that it still holds. */
  renewPage(name: PackageName, kept: KeptPage, from: readonly Source[]): Promise<void>;
  /** Also an answer that could not be read. */
  forget(subject: Subject): Promise<void>;
  readMetadata(file: DistributionFile): Promise<FileMetadata | undefined>;
  /** By the wheel's address and hash: the metadata of one file never changes, so that it is kept for ever. */
  keepMetadata(file: DistributionFile, metadata: FileMetadata): Promise<void>;
}

/**
 * @param cache undefined: nothing is kept and nothing is known
 * @param index the Simple API's address: answers of two indexes never mix
 */
export function answerShelf(
  cache: () => Cache | undefined,
  index: string,
  host: Pick<Host, 'now' | 'inflate'>,
): AnswerShelf {
  const now = (): number => host.now();
  const shelf = (kind: string): string => `${kind}/${edition}/${index}`;
  // A page may have megabytes: each has a shelf of its own, so that none makes room for another and a run reads what it needs.
  const keyOf = ({ name, version }: Subject): string =>
    version === undefined
      ? `${shelf('pages')}/${name}/page`
      : `${shelf('releases')}/${name}@${encodeURIComponent(version)}`;
  const metadataKey = (file: DistributionFile): string | undefined => {
    const { sha256 = '' } = file.hashes;
    const known = /^[0-9a-f]{64}$/.test(sha256) && isKeepable(file);
    return known ? `${shelf('metadata')}/${sha256}@${encodeURIComponent(file.url)}` : undefined;
  };
  const writePage = async (name: PackageName, page: KeptPage | undefined): Promise<void> =>
    cache()?.write(keyOf({ name }), page === undefined ? '' : formatKeptPage(page));
  const textOf = async (key: string): Promise<string> => (await cache()?.read(key)) ?? '';

  return {
    async read(release) {
      return parseKeptAnswer(await textOf(keyOf(release)), release.name);
    },
    async keep(release, { facts, from, isWhole }) {
      const answer = toKeptAnswer(facts, from, isWhole, now());
      await cache()?.write(keyOf(release), answer === undefined ? '' : formatKeptAnswer(answer));
    },
    async readPage(name) {
      return parseKeptPage(await textOf(keyOf({ name })), name, host);
    },
    async keepPage(name, page, from) {
      const place = cache();
      if (place === undefined) return;
      const at = now();
      const then = { now: () => at, ...(host.inflate ? { inflate: host.inflate } : {}) };
      // To write it takes as long as to read it.
      const write = (): Promise<void> => writePage(name, toKeptPage(page, from, then));
      if (place.later) place.later(write);
      else await write();
    },
    renewPage: (name, kept, from) => writePage(name, renewed(kept, from, now())),
    async forget(subject) {
      const key = keyOf(subject);
      if ((await textOf(key)) !== '') await cache()?.write(key, '');
    },
    async readMetadata(file) {
      const key = metadataKey(file);
      return key === undefined ? undefined : readMetadata(await textOf(key));
    },
    async keepMetadata(file, metadata) {
      const key = metadataKey(file);
      if (key !== undefined) await cache()?.write(key, JSON.stringify(metadata));
    },
  };
}

/** @returns undefined for what an earlier version kept as well: it is asked for again */
function readMetadata(text: string): FileMetadata | undefined {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isJsonObject(value)) return undefined;
    const { name, version, requires, requiresPython, extras, writtenExtras } = value;
    if (typeof name !== 'string' || typeof version !== 'string' || !isTexts(requires) || !isTexts(extras))
      return undefined;
    if (requiresPython !== undefined && typeof requiresPython !== 'string') return undefined;
    const read = { name: normalizeName(name), version, requires, requiresPython, extras: extras.map(normalizeName) };
    return isTexts(writtenExtras) ? { ...read, writtenExtras } : read;
  } catch {
    return undefined;
  }
}
