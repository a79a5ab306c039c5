// The sources of an index behind a cache: what an earlier run was told is used again as long as the server allows.

import { IndexError } from '../http/index-error.ts';
import { createMemo } from '../http/memo.ts';
import type { PackageName } from '../packaging/name.ts';
import type { AnswerShelf, Subject } from './answer-shelf.ts';
import type { Sources } from './fallback.ts';
import { type Facts, isFresh, type KeptAnswer } from './kept-answer.ts';
import type { DistributionFile, PackageIndex, ReleaseAnswer } from './package-index.ts';
import type { Source } from './read-document.ts';
import type { Revalidation } from './revalidation.ts';

/** What openIndex asks. */
export interface Answers {
  release(name: PackageName, version: string, signal: AbortSignal | undefined): Promise<ReleaseAnswer>;
  project(name: PackageName, signal: AbortSignal | undefined): Promise<readonly DistributionFile[] | undefined>;
  readonly metadata: PackageIndex['metadata'];
}

/** The index itself; absent where the run is offline and answers of any age have to do. */
export interface OnlineIndex {
  readonly sources: Sources;
  readonly revalidation: Revalidation;
  readonly metadata: PackageIndex['metadata'];
}

export interface CacheUse {
  readonly shelf: AnswerShelf;
  readonly now: () => number;
  /** Whether what is kept of a project does not count in this run. */
  readonly refresh: (name: PackageName) => boolean;
}

/** What the index said now. */
interface Told {
  /** Undefined where something is missing, or where the answer is not to be kept. */
  readonly facts: Facts | undefined;
  readonly from: readonly Source[];
}

/**
 * Puts a cache before an index. Only complete, well-formed answers are kept, never that something is missing; an answer
 * that turned into a missing one is forgotten. A fault is never bridged with an answer that is too old.
 */
export function cachedSources(origin: OnlineIndex | undefined, use: CacheUse): Answers {
  const releases = createMemo<ReleaseAnswer>();
  const projects = createMemo<readonly DistributionFile[] | undefined>();
  const { shelf } = use;

  const loadRelease = async (
    name: PackageName,
    version: string,
    signal: AbortSignal | undefined,
  ): Promise<ReleaseAnswer> => {
    const subject = { name, version };
    const kept = await usableFacts(subject, origin, use, signal);
    if (kept !== undefined) return { found: true, ...kept };
    const { value, from } = await online(origin).sources.release(name, version, signal);
    await keepTold(shelf, subject, { facts: value.found ? factsOf(value) : undefined, from });
    return value;
  };

  const loadProject = async (
    name: PackageName,
    signal: AbortSignal | undefined,
  ): Promise<readonly DistributionFile[] | undefined> => {
    const kept = await usableFacts({ name }, origin, use, signal);
    if (kept !== undefined) return kept.files;
    const { value, from } = await online(origin).sources.project(name, signal);
    const files = value?.files.flatMap(({ file }) => (file.filename.kind === 'other' ? [] : [file]));
    const whole = files !== undefined && value?.unreadable === 0;
    await keepTold(shelf, { name }, { facts: whole ? { files } : undefined, from });
    return files;
  };

  return {
    release: (name, version, signal) =>
      releases(`${name}@${version}`, () => loadRelease(name, version, signal), signal),
    project: (name, signal) => projects(name, () => loadProject(name, signal), signal),
    async metadata(file, signal) {
      const kept = await shelf.readMetadata(file);
      if (kept !== undefined || origin === undefined) return kept;
      const metadata = await origin.metadata(file, signal);
      if (metadata !== undefined) await shelf.keepMetadata(file, metadata);
      return metadata;
    },
  };
}

/** What is kept, where it may be used as it is, or after the index said that it still holds. */
async function usableFacts(
  subject: Subject,
  origin: OnlineIndex | undefined,
  { shelf, now, refresh }: CacheUse,
  signal: AbortSignal | undefined,
): Promise<Facts | undefined> {
  const kept = await shelf.read(subject);
  if (kept === undefined || origin === undefined) return kept?.facts;
  if (refresh(subject.name)) return undefined;
  if (isFresh(kept, now())) return kept.facts;
  const renewed = await renew(kept, subject, origin, signal);
  if (renewed === undefined) return undefined;
  await shelf.keep(subject, kept.facts, [renewed]);
  return kept.facts;
}

/** Asks whether the one document that an answer was read from still holds; undefined where it does not, or where there is none to ask about. */
async function renew(
  { document }: KeptAnswer,
  { name, version = '' }: Subject,
  { revalidation }: OnlineIndex,
  signal: AbortSignal | undefined,
): Promise<Source | undefined> {
  if (document === undefined) return undefined;
  const { kind, validators } = document;
  const freshness = await revalidation.unchanged({ kind, name, version }, validators, signal);
  if (freshness === undefined) return undefined;
  // A 304 may leave out the marks, which then still hold (RFC 9110, 15.4.5).
  return { kind, freshness: { ...freshness, validators: { ...validators, ...freshness.validators } } };
}

function online(origin: OnlineIndex | undefined): OnlineIndex {
  if (origin === undefined) throw new IndexError({ kind: 'offline' });
  return origin;
}

async function keepTold(shelf: AnswerShelf, subject: Subject, { facts, from }: Told): Promise<void> {
  if (facts === undefined) await shelf.forget(subject);
  else await shelf.keep(subject, facts, from);
}

/** Which indexes have the project is no matter of this one. */
function factsOf({ files, requires, remarks }: Extract<ReleaseAnswer, { found: true }>): Facts {
  return {
    files,
    ...(requires === undefined ? {} : { requires }),
    ...(remarks === undefined ? {} : { remarks }),
  };
}
