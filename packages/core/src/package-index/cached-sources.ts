// The sources of an index behind a cache: what an earlier run was told is used again as long as the server allows.

import { IndexError } from '../http/index-error.ts';
import { createMemo } from '../http/memo.ts';
import { rememberFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { parseVersion } from '../packaging/version.ts';
import type { AnswerShelf, Subject } from './answer-shelf.ts';
import type { Sources } from './fallback.ts';
import type { Facts, KeptAnswer } from './kept-answer.ts';
import type { OpenKeptPage } from './kept-page.ts';
import { isFresh } from './is-fresh.ts';
import type { KeptTerms } from './kept-terms.ts';
import type { OnNewest, PackageIndex, ProjectVersions, ReleaseAnswer } from './package-index.ts';
import { versionsOf } from './project-versions.ts';
import type { Source } from './read-document.ts';
import type { Revalidation } from './revalidation.ts';
import { withFacts } from './with-facts.ts';
import { unreadablePage } from './listing.ts';

/** What openIndex asks. */
export interface Answers {
  release(
    name: PackageName,
    version: string,
    signal: AbortSignal | undefined,
    confirmed?: true,
  ): Promise<ReleaseAnswer>;
  project(
    name: PackageName,
    signal: AbortSignal | undefined,
    onNewest?: OnNewest,
  ): Promise<ProjectVersions | undefined>;
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
  /** False where another document failed. */
  readonly isWhole: boolean;
}

/** Where something is kept. */
interface Place<K extends KeptTerms> {
  readonly subject: Subject;
  read(): Promise<K | undefined>;
  /** Keeps it anew: the index said that it still holds. */
  renew(kept: K, from: readonly Source[]): Promise<void>;
}

/**
 * Puts a cache before an index. Only complete, well-formed answers are kept, never that something is missing; an answer
 * that turned into a missing one is forgotten. A fault is never bridged with an answer that is too old.
 */
export function cachedSources(origin: OnlineIndex | undefined, use: CacheUse): Answers {
  const releases = createMemo<ReleaseAnswer>();
  const projects = createMemo<ProjectVersions | undefined>();
  const pages = new Map<PackageName, ProjectVersions>();
  const { shelf } = use;

  const loadRelease = async (
    name: PackageName,
    version: string,
    signal: AbortSignal | undefined,
  ): Promise<ReleaseAnswer> => {
    const subject = { name, version };
    rememberNames(pages.get(name), subject);
    const kept = await usable(releasePlace(shelf, subject), origin, use, signal);
    if (kept !== undefined) return answerOf(kept.facts);
    const { value, from } = await online(origin).sources.release(name, version, signal);
    await keepTold(shelf, subject, toldBy(value, from));
    return value;
  };

  /** What the page says, with what else is known of its files. */
  const loadConfirmed = async (
    name: PackageName,
    version: string,
    signal: AbortSignal | undefined,
  ): Promise<ReleaseAnswer> => {
    const told = await release(name, version, signal);
    if (!told.found || told.unsure !== 'lagging') return told;
    const subject = { name, version };
    const kept = await usable(releasePlace(shelf, subject, true), origin, use, signal);
    if (kept !== undefined) return answerOf(kept.facts);
    const { value, from } = await online(origin).sources.release(name, version, signal, true);
    const answer = value.found ? withFacts(value, told) : value;
    await keepTold(shelf, subject, toldBy(answer, from));
    return answer;
  };

  const release = (name: PackageName, version: string, signal: AbortSignal | undefined): Promise<ReleaseAnswer> =>
    releases(`${name}@${version}`, () => loadRelease(name, version, signal), signal);

  const loadProject = async (
    name: PackageName,
    signal: AbortSignal | undefined,
    onNewest?: OnNewest,
  ): Promise<ProjectVersions | undefined> => {
    const kept = await usable(pagePlace(shelf, name), origin, use, signal);
    if (kept !== undefined) pages.set(name, kept.versions);
    if (kept !== undefined) return kept.versions;
    const { value, from } = await online(origin).sources.project(name, signal, onNewest);
    // What cannot be read may be the version that an installer would take.
    if (value !== undefined && value.unreadable > 0) throw new IndexError(unreadablePage);
    if (value === undefined) await shelf.forget({ name });
    else await shelf.keepPage(name, value, from);
    return value && versionsOf(value);
  };

  return {
    release: (name, version, signal, confirmed) =>
      confirmed
        ? releases(`${name}@${version} confirmed`, () => loadConfirmed(name, version, signal), signal)
        : release(name, version, signal),
    project: (name, signal, onNewest) => projects(name, () => loadProject(name, signal, onNewest), signal),
    async metadata(file, signal) {
      const refreshed = origin !== undefined && file.filename.kind === 'wheel' && use.refresh(file.filename.name);
      const kept = refreshed ? undefined : await shelf.readMetadata(file);
      if (kept !== undefined || origin === undefined) return kept;
      const metadata = await origin.metadata(file, signal);
      if (metadata !== undefined) await shelf.keepMetadata(file, metadata);
      return metadata;
    },
  };
}

/** The release's own document names the files that the page named. */
function rememberNames(page: ProjectVersions | undefined, { name, version }: Required<Subject>): void {
  const normal = parseVersion(version);
  for (const { raw, filename } of (normal.ok && page?.get(normal.value.text)) || [])
    rememberFilename(raw, name, filename);
}

/** @param confirmed only what the page that installers read told will do */
function releasePlace(shelf: AnswerShelf, subject: Required<Subject>, confirmed = false): Place<KeptAnswer> {
  return {
    subject,
    async read() {
      const kept = await shelf.read(subject);
      return confirmed && !kept?.facts.confirmed ? undefined : kept;
    },
    renew: ({ facts }, from) => shelf.keep(subject, { facts, from, isWhole: true }),
  };
}

function pagePlace(shelf: AnswerShelf, name: PackageName): Place<OpenKeptPage> {
  return {
    subject: { name },
    read: () => shelf.readPage(name),
    renew: (kept, from) => shelf.renewPage(name, kept, from),
  };
}

/** What is kept, where it may be used as it is, or after the index said that it still holds. */
async function usable<K extends KeptTerms>(
  place: Place<K>,
  origin: OnlineIndex | undefined,
  { now, refresh }: CacheUse,
  signal: AbortSignal | undefined,
): Promise<K | undefined> {
  const kept = await place.read();
  if (kept === undefined || origin === undefined) return kept;
  if (refresh(place.subject.name)) return undefined;
  if (isFresh(kept, now())) return kept;
  const renewed = await renew(kept, place.subject, origin, signal);
  if (renewed === undefined) return undefined;
  await place.renew(kept, [renewed]);
  return kept;
}

/** Asks whether the one document that an answer was read from still holds; undefined where it does not, or where there is none to ask about. */
async function renew(
  { document }: KeptTerms,
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

async function keepTold(shelf: AnswerShelf, subject: Required<Subject>, { facts, ...told }: Told): Promise<void> {
  if (facts === undefined) await shelf.forget(subject);
  else await shelf.keep(subject, { facts, ...told });
}

/**
 * What is to be kept of an answer. Which indexes have the project is no matter of this one, and a remark about a fault
 * belongs to the run that met it. A page with entries that cannot be read may be mended in a moment.
 */
function toldBy(answer: ReleaseAnswer, from: readonly Source[]): Told {
  const isWhole = answer.found && answer.remarks === undefined;
  if (!answer.found || answer.unsure === 'unreadable') return { facts: undefined, from, isWhole };
  const { files, requires, unsure } = answer;
  return {
    facts: {
      files,
      ...(requires === undefined ? {} : { requires }),
      ...(unsure === undefined ? { confirmed: true } : {}),
    },
    from,
    isWhole,
  };
}

function answerOf({ files, requires, confirmed }: Facts): ReleaseAnswer {
  return {
    found: true,
    files,
    ...(requires === undefined ? {} : { requires }),
    ...(confirmed ? {} : { unsure: 'lagging' }),
  };
}
