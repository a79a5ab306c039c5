// Which of an index's documents is asked, in which order: version JSON, project JSON, Simple API as JSON, Simple API as HTML.

import type { Get } from '../http/get.ts';
import { IndexError } from '../http/index-error.ts';
import type { PageReader } from '../http/page-reader.ts';
import type { PackageName } from '../packaging/name.ts';
import { sameVersion } from '../packaging/version.ts';
import type { IndexAddress } from './index-url.ts';
import { createJsonApi, type JsonApi } from './json-api.ts';
import { filesOfRelease, type Listing, unreadablePage } from './listing.ts';
import type { AnswerRemark, DistributionFile, OnNewest, ReleaseAnswer } from './package-index.ts';
import type { ReadDocument, Source } from './read-document.ts';
import { createSimplePages } from './simple-pages.ts';

/** What can be asked of one index. Every method throws IndexError where no certain answer could be had. */
export interface Sources {
  /** @param confirmed the page is asked, whatever JSON says: the JSON API may lag behind it */
  release(
    name: PackageName,
    version: string,
    signal: AbortSignal | undefined,
    confirmed?: true,
  ): Promise<Sourced<ReleaseAnswer>>;
  /** All files of a project, from the page that installers read; undefined where it certainly knows no such project. */
  project(
    name: PackageName,
    signal: AbortSignal | undefined,
    onNewest?: OnNewest,
  ): Promise<Sourced<Listing | undefined>>;
}

/** An answer, and the documents that it was put together from: none where it says that something is missing. */
interface Sourced<T> {
  readonly value: T;
  readonly from: readonly Source[];
}

/** The release that is asked for. */
interface WantedRelease {
  readonly name: PackageName;
  readonly version: string;
  readonly signal: AbortSignal | undefined;
}

/** What documents told that did not decide. */
interface Gleaned {
  /** They were read, so that the answer holds as long as they do. */
  readonly read: readonly Source[];
  readonly requires?: readonly string[] | undefined;
  /** Why the JSON API was of no use. */
  readonly problem?: string | undefined;
  /** Files of the release that decide nothing. */
  readonly legacy: readonly DistributionFile[];
  /** The JSON API knows the project. */
  readonly listed: boolean;
  /** It has the release, but no file that decides, or some that cannot be read: the page of the Simple API knows better than more JSON. */
  readonly bare: boolean;
  /** It has no document of the release. */
  readonly absent: boolean;
}

const nothing: Gleaned = { read: [], legacy: [], listed: false, bare: false, absent: false };

/** An answer that decides, or what was learnt on the way. */
type Step = { readonly answer: Sourced<ReleaseAnswer> } | { readonly gleaned: Gleaned };

/**
 * The sources of one index, for one run.
 *
 * A 404 of the JSON API proves nothing, since a mirror may lack that API or lag behind; absence is certain only after a
 * complete and well-formed answer of the Simple API. What a host has shown to lack is not asked for again.
 *
 * @param get Asks for one document.
 * @param reader of pages, on another thread
 */
export function createSources(address: IndexAddress, get: Get, reader?: PageReader): Sources {
  const json = createJsonApi(address, get);
  const pages = createSimplePages(address, get, reader);

  const askPage = async (
    name: PackageName,
    signal: AbortSignal | undefined,
    onNewest?: OnNewest,
  ): Promise<ReadDocument | undefined> => {
    const page = await pages.page(name, signal, onNewest);
    if (page !== undefined) await json.noteProject(name, signal);
    return page;
  };

  return {
    async release(name, version, signal, confirmed) {
      const asked = { name, version, signal };
      if (confirmed) return byPage(await askPage(name, signal), asked, { ...nothing, listed: true });
      // One source for each project: what is known already is not asked for in another form.
      const page = await pages.known(name, signal);
      if (page !== undefined) return byPage(page, asked, await besidePage(json, page, asked));
      const first = json.hasAskedFor(name) ? { gleaned: nothing } : await byVersionJson(json, asked);
      if ('answer' in first) return first.answer;
      const second = first.gleaned.bare ? first : await byProjectJson(json, asked, first.gleaned);
      if ('answer' in second) return second.answer;
      return byPage(await askPage(name, signal), asked, second.gleaned);
    },

    async project(name, signal, onNewest) {
      const page = await askPage(name, signal, onNewest);
      return { value: page?.listing, from: page === undefined ? [] : [page.source] };
    },
  };
}

async function byVersionJson(json: JsonApi, { name, version, signal }: WantedRelease): Promise<Step> {
  const found = await json.version(name, version, signal);
  if (found === undefined) return { gleaned: nothing };
  if ('absent' in found) return { gleaned: { ...nothing, absent: true } };
  if ('problem' in found) return { gleaned: { ...nothing, problem: found.problem } };
  const files = filesOfRelease(found.listing, name, version);
  const requires = requiresOf(found.listing, version);
  if (decides(found.listing, files)) return { answer: toAnswer(found, files, { ...nothing, requires }) };
  return { gleaned: { ...nothing, requires, read: [found.source], bare: true } };
}

/**
 * What JSON says that a release of a page requires. Without wheels nothing else tells it but the sdist; and what is known of it
 * shall not hang on whether the page was read before the release was asked for.
 */
async function besidePage(json: JsonApi, { listing }: ReadDocument, asked: WantedRelease): Promise<Gleaned> {
  const { name, version } = asked;
  const files = filesOfRelease(listing, name, version);
  if (files.length === 0 || files.some(({ filename }) => filename.kind === 'wheel')) return nothing;
  try {
    const own = await byVersionJson(json, asked);
    const told = 'gleaned' in own && !own.gleaned.requires ? await byProjectJson(json, asked, own.gleaned) : own;
    await json.noteProject(name, asked.signal);
    return requiresIn(told) ?? nothing;
  } catch (error) {
    // The page has answered.
    if (error instanceof IndexError && error.kind !== 'aborted') return nothing;
    throw error;
  }
}

function requiresIn(step: Step): Gleaned | undefined {
  const { requires, read } =
    'gleaned' in step ? step.gleaned : { requires: requiresOfAnswer(step.answer), read: step.answer.from };
  return requires && { ...nothing, requires, read };
}

function requiresOfAnswer({ value }: Sourced<ReleaseAnswer>): readonly string[] | undefined {
  return value.found ? value.requires : undefined;
}

async function byProjectJson(json: JsonApi, { name, version, signal }: WantedRelease, gleaned: Gleaned): Promise<Step> {
  const found = await json.project(name, signal);
  if (found === undefined || 'absent' in found) return { gleaned };
  if ('problem' in found) return { gleaned: { ...gleaned, problem: gleaned.problem ?? found.problem } };
  const files = filesOfRelease(found.listing, name, version);
  const requires = requiresOf(found.listing, version);
  if (decides(found.listing, files)) {
    if (gleaned.absent) json.noteRelease();
    return { answer: toAnswer(found, files, { ...gleaned, requires }) };
  }
  return { gleaned: { ...gleaned, requires, legacy: files, listed: true, read: [...gleaned.read, found.source] } };
}

function byPage(
  page: ReadDocument | undefined,
  { name, version }: WantedRelease,
  gleaned: Gleaned,
): Sourced<ReleaseAnswer> {
  if (page === undefined) return missing(gleaned.listed ? 'version' : 'project');
  const files = filesOfRelease(page.listing, name, version);
  if (files.length > 0) return toAnswer(page, files, gleaned);
  if (page.listing.unreadable > 0) throw new IndexError(unreadablePage);
  return gleaned.legacy.length > 0 ? toAnswer(page, gleaned.legacy, gleaned) : missing('version');
}

/**
 * True where the files decide a verdict, if only for old pips. Eggs and bad names alone may mean that the JSON lags behind,
 * and an entry that cannot be read may be the wheel that is looked for.
 */
function decides({ unreadable }: Listing, files: readonly DistributionFile[]): boolean {
  return unreadable === 0 && files.some(({ filename }) => filename.kind !== 'other' || filename.asBefore !== undefined);
}

/** Requires-Dist, where the document is about this release: a project's JSON describes its newest one. */
function requiresOf({ described }: Listing, version: string): readonly string[] | undefined {
  return described !== undefined && sameVersion(described.version, version) ? described.requires : undefined;
}

/** @param document the one that decides */
function toAnswer(
  { listing, source }: ReadDocument,
  files: readonly DistributionFile[],
  { requires, problem, read }: Gleaned,
): Sourced<ReleaseAnswer> {
  const remarks: readonly AnswerRemark[] = [
    ...(listing.unreadable === 0 ? [] : [{ kind: 'unreadable-entries' as const, count: listing.unreadable }]),
    ...(problem === undefined ? [] : [{ kind: 'unusable-json' as const, problem }]),
  ];
  const isPage = source.kind === 'page' || source.kind === 'page-html';
  const unsure = isPage ? (listing.unreadable > 0 ? 'unreadable' : undefined) : 'lagging';
  return {
    value: {
      found: true,
      files,
      ...(requires === undefined ? {} : { requires }),
      ...(remarks.length === 0 ? {} : { remarks }),
      ...(unsure === undefined ? {} : { unsure }),
    },
    from: [...read, source],
  };
}

function missing(what: 'project' | 'version'): Sourced<ReleaseAnswer> {
  return { value: { found: false, missing: what }, from: [] };
}
