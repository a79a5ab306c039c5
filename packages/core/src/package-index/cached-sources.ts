// The sources of an index behind a cache: what an earlier run was told is used again as long as the server allows.

import { isTexts } from '../text/json-value.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Source, Sources } from './fallback.ts';
import {
  edition,
  type Facts,
  formatKeptAnswer,
  isFresh,
  type KeptAnswer,
  parseKeptAnswer,
  toKeptAnswer,
} from './kept-answer.ts';
import { isKeepable } from './kept-files.ts';
import { createMemo } from '../http/memo.ts';
import type { Cache } from '../http/host.ts';
import { IndexError } from '../http/index-error.ts';
import type { DistributionFile, PackageIndex, ReleaseAnswer } from './package-index.ts';
import type { Revalidation } from './revalidation.ts';

/** What openIndex asks. */
export interface Answers {
  release(name: PackageName, version: string, signal: AbortSignal | undefined): Promise<ReleaseAnswer>;
  project(name: PackageName, signal: AbortSignal | undefined): Promise<readonly DistributionFile[] | undefined>;
  readonly requires: PackageIndex['requires'];
}

/** The index itself; absent where the run is offline and answers of any age have to do. */
export interface Origin {
  readonly sources: Sources;
  readonly revalidation: Revalidation;
  readonly requires: PackageIndex['requires'];
}

export interface CacheUse {
  /** Undefined: nothing is kept and nothing is known. */
  readonly cache: () => Cache | undefined;
  /** The Simple API's address: answers of two indexes never mix. */
  readonly index: string;
  readonly now: () => number;
  /** Whether what is kept of a project does not count in this run. */
  readonly refresh: (name: PackageName) => boolean;
}

/** An answer from the index: undefined files where something is missing. */
interface Asked<T> {
  readonly value: T;
  readonly facts: Facts | undefined;
  readonly from: readonly Source[];
}

/**
 * Puts a cache before an index. Only complete, well-formed answers are kept, never that something is missing; an answer
 * that turned into a missing one is forgotten. A fault is never bridged with an answer that is too old.
 */
export function cachedSources(origin: Origin | undefined, { cache, index, now, refresh }: CacheUse): Answers {
  const releases = createMemo<ReleaseAnswer>();
  const projects = createMemo<readonly DistributionFile[] | undefined>();
  const shelf = (kind: string): string => `${kind}/${edition}/${index}`;

  /** What is kept, where it may be used as it is or after the index said that it still holds. */
  const usable = async (
    key: string,
    kept: KeptAnswer | undefined,
    name: PackageName,
    version: string,
    signal: AbortSignal | undefined,
  ): Promise<Facts | undefined> => {
    if (kept === undefined || origin === undefined) return kept?.facts;
    if (refresh(name)) return undefined;
    if (isFresh(kept, now())) return kept.facts;
    const { document, facts } = kept;
    if (document === undefined) return undefined;
    const { kind, validators } = document;
    const freshness = await origin.revalidation.unchanged({ kind, name, version }, validators, signal);
    if (freshness === undefined) return undefined;
    // A 304 may leave out the marks, which then still hold (RFC 9110, 15.4.5).
    const renewed = { ...freshness, validators: { ...validators, ...freshness.validators } };
    await keep(key, facts, [{ kind, freshness: renewed }]);
    return facts;
  };

  const keep = async (key: string, facts: Facts, from: readonly Source[]): Promise<void> => {
    const answer = toKeptAnswer(facts, from, now());
    await cache()?.write(key, answer === undefined ? '' : formatKeptAnswer(answer));
  };

  const answer = async <T>(
    key: string,
    name: PackageName,
    version: string,
    signal: AbortSignal | undefined,
    fromFacts: (facts: Facts) => T,
    ask: (sources: Sources) => Promise<Asked<T>>,
  ): Promise<T> => {
    const text = (await cache()?.read(key)) ?? '';
    const facts = await usable(key, parseKeptAnswer(text, name), name, version, signal);
    if (facts !== undefined) return fromFacts(facts);
    if (origin === undefined) throw new IndexError({ kind: 'offline' });
    const asked = await ask(origin.sources);
    if (asked.facts !== undefined) await keep(key, asked.facts, asked.from);
    else if (text !== '') await cache()?.write(key, '');
    return asked.value;
  };

  return {
    release(name, version, signal) {
      const key = `${shelf('releases')}/${name}@${encodeURIComponent(version)}`;
      const load = (): Promise<ReleaseAnswer> =>
        answer(
          key,
          name,
          version,
          signal,
          (facts): ReleaseAnswer => ({ found: true, ...facts }),
          async (sources) => {
            const { value, from } = await sources.release(name, version, signal);
            return { value, facts: value.found ? factsOf(value) : undefined, from };
          },
        );
      return releases(key, load, signal);
    },

    project(name, signal) {
      const key = `${shelf('projects')}/${name}`;
      const load = (): Promise<readonly DistributionFile[] | undefined> =>
        answer(
          key,
          name,
          '',
          signal,
          ({ files }): readonly DistributionFile[] | undefined => files,
          async (sources) => {
            const { value, from } = await sources.project(name, signal);
            const files = value?.files.flatMap(({ file }) => (file.filename.kind === 'other' ? [] : [file]));
            const whole = files !== undefined && value?.unreadable === 0;
            return { value: files, facts: whole ? { files } : undefined, from };
          },
        );
      return projects(key, load, signal);
    },

    /** By the wheel's address and hash: the metadata of one file never changes, so that it is kept for ever. */
    async requires(file, signal) {
      const { sha256 = '' } = file.hashes;
      const known = /^[0-9a-f]{64}$/.test(sha256) && isKeepable(file);
      const key = known ? `${shelf('metadata')}/${sha256}@${encodeURIComponent(file.url)}` : undefined;
      const kept = key === undefined ? undefined : readTexts((await cache()?.read(key)) ?? '');
      if (kept !== undefined || origin === undefined) return kept;
      const requires = await origin.requires(file, signal);
      if (key !== undefined && requires !== undefined) await cache()?.write(key, JSON.stringify(requires));
      return requires;
    },
  };
}

/** Which indexes have the project is no matter of this one. */
function factsOf({ files, requires, remarks }: Extract<ReleaseAnswer, { found: true }>): Facts {
  return {
    files,
    ...(requires === undefined ? {} : { requires }),
    ...(remarks === undefined ? {} : { remarks }),
  };
}

function readTexts(text: string): readonly string[] | undefined {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isTexts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
