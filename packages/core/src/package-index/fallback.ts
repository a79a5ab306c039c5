// Which of an index's documents is asked, in which order: version JSON, project JSON, Simple API as JSON, Simple API as HTML.

import type { PackageName } from '../packaging/name.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { sameVersion } from '../packaging/version.ts';
import { documentFaults, type DocumentKind, documentQuestion } from './document.ts';
import { type Fault, faultText } from '../http/fault.ts';
import type { Freshness } from '../http/freshness.ts';
import type { IndexAddress } from './index-url.ts';
import { filesOfRelease, type Listing, unreadableRemark } from './listing.ts';
import { createMemo } from '../http/memo.ts';
import { IndexError } from '../http/index-error.ts';
import type { DistributionFile, ReleaseAnswer } from './package-index.ts';
import { readProjectJson, readVersionJson } from './pypi-json.ts';
import type { Answer, Get } from '../http/get.ts';
import { readSimple } from './simple-api.ts';

/** What can be asked of one index. Every method throws IndexError where no certain answer could be had. */
export interface Sources {
  release(name: PackageName, version: string, signal: AbortSignal | undefined): Promise<Sourced<ReleaseAnswer>>;
  /** All files of a project; undefined where the Simple API knows no such project. */
  project(name: PackageName, signal: AbortSignal | undefined): Promise<Sourced<Listing | undefined>>;
}

/** An answer, and the documents that it was put together from: none where it says that something is missing. */
interface Sourced<T> {
  readonly value: T;
  readonly from: readonly Source[];
}

/** One document that was read. */
export interface Source {
  readonly kind: DocumentKind;
  readonly freshness: Freshness;
}

/** So many faults in a row, and the JSON API is not asked any more in this run. */
const enoughFaults = 3;

/** A document that could be read, or why there is none. */
type Found = ReadDocument | { readonly absent: true } | { readonly problem: string };

interface ReadDocument {
  readonly listing: Listing;
  readonly source: Source;
}

/** What this run has seen of one document of the JSON API. */
interface Experience {
  serves: boolean;
  lacking: boolean;
  faults: number;
}

/** True where the files decide a verdict. Eggs and bad names alone may mean that the JSON lags behind. */
const decides = (files: readonly DistributionFile[]): boolean => files.some((file) => file.filename.kind !== 'other');

/** Requires-Dist, where the document is about this release: a project's JSON describes its newest one. */
const requiresOf = ({ described }: Listing, version: string): readonly string[] | undefined =>
  described !== undefined && sameVersion(described.version, version) ? described.requires : undefined;

/** @param others read before `document`, which decides */
function toAnswer(
  { listing, source }: ReadDocument,
  files: readonly DistributionFile[],
  requires: readonly string[] | undefined,
  remark: string | undefined,
  others: readonly Source[] = [],
): Sourced<ReleaseAnswer> {
  const remarks = [unreadableRemark(listing), remark].filter((line) => line !== undefined);
  return {
    value: {
      found: true,
      files,
      ...(requires === undefined ? {} : { requires }),
      ...(remarks.length === 0 ? {} : { remarks }),
    },
    from: [...others, source],
  };
}

const missing = (what: 'project' | 'version'): Sourced<ReleaseAnswer> => ({
  value: { found: false, missing: what },
  from: [],
});

/**
 * The sources of one index, for one run.
 *
 * A 404 of the JSON API proves nothing, since a mirror may lack that API or lag behind; absence is certain only after a
 * complete and well-formed answer of the Simple API. What a host has shown to lack is not asked for again.
 *
 * @param get Asks for one document.
 */
export function createSources(address: IndexAddress, get: Get): Sources {
  const versionJson: Experience = { serves: false, lacking: address.json === undefined, faults: 0 };
  const projectJson: Experience = { serves: false, lacking: address.json === undefined, faults: 0 };
  const releases = createMemo<Found>();
  const projects = createMemo<Found>();
  const pages = createMemo<ReadDocument | undefined>();

  /** One document of the JSON API. A fault of it alone is a value: the next source may do. */
  const askJson = async (
    experience: Experience,
    kind: DocumentKind,
    ask: () => Promise<Answer>,
    read: (answer: Answer) => Parsed<Listing>,
  ): Promise<Found> => {
    const spoiled = (problem: string): Found => {
      experience.faults += 1;
      if (experience.faults >= enoughFaults && !experience.serves) experience.lacking = true;
      return { problem };
    };
    let answer: Answer;
    try {
      answer = await ask();
    } catch (error) {
      if (error instanceof IndexError && documentFaults.has(error.kind)) return spoiled(error.message);
      throw error;
    }
    if (answer.status === 404 || answer.status === 410) return { absent: true };
    if (answer.status !== 200) return spoiled(faultText({ kind: 'status', status: answer.status }));
    const listing = read(answer);
    if (!listing.ok) return spoiled(listing.problem);
    experience.serves = true;
    experience.faults = 0;
    return { listing: listing.value, source: { kind, freshness: answer.freshness } };
  };

  const askVersion = (name: PackageName, version: string, signal: AbortSignal | undefined): Promise<Found> => {
    const question = documentQuestion(address, 'version', name, version);
    const read = (answer: Answer): Parsed<Listing> => readVersionJson(answer, name);
    const load = (): Promise<Found> => askJson(versionJson, 'version', () => get(question, signal), read);
    return releases(`${name}/${version}`, load, signal);
  };

  const askProject = (name: PackageName, signal: AbortSignal | undefined): Promise<Found> => {
    const question = documentQuestion(address, 'project', name);
    const read = (answer: Answer): Parsed<Listing> => readProjectJson(answer, name);
    const load = (): Promise<Found> => askJson(projectJson, 'project', () => get(question, signal), read);
    return projects(name, load, signal);
  };

  const loadPage = async (name: PackageName, signal: AbortSignal | undefined): Promise<ReadDocument | undefined> => {
    let fault: Fault = { kind: 'content', problem: '' };
    for (const kind of ['page', 'page-html'] as const) {
      const answer = await get(documentQuestion(address, kind, name), signal);
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (answer.status === 200) {
        const listing = await readSimple(answer, name);
        if (listing.ok) return { listing: listing.value, source: { kind, freshness: answer.freshness } };
        fault = { kind: 'content', problem: listing.problem };
      } else {
        fault = { kind: 'status', status: answer.status };
      }
      // Credentials do not come with another media type.
      if (answer.status === 401 || answer.status === 403) break;
    }
    throw new IndexError(fault);
  };

  const askPage = async (name: PackageName, signal: AbortSignal | undefined): Promise<ReadDocument | undefined> => {
    const page = await pages(name, () => loadPage(name, signal), signal);
    // The index has the project, and its JSON API said 404: there is no JSON API.
    if (page !== undefined && !projectJson.serves && projects.has(name) && !projectJson.lacking) {
      if ('absent' in (await askProject(name, signal))) {
        projectJson.lacking = true;
        if (!versionJson.serves) versionJson.lacking = true;
      }
    }
    return page;
  };

  return {
    async release(name, version, signal) {
      // One source for each project: what is known already is not asked for in another form.
      const known = projects.has(name) || pages.has(name);
      let remark: string | undefined;
      const unusable = (problem: string): void => {
        remark ??= `the index's JSON API gave no usable answer: ${problem}`;
      };
      let skipProject = projectJson.lacking;
      let requires: readonly string[] | undefined;
      const others: Source[] = [];
      let byVersion: Found | undefined;
      if (!known && !versionJson.lacking) {
        byVersion = await askVersion(name, version, signal);
        if ('listing' in byVersion) {
          const files = filesOfRelease(byVersion.listing, name, version);
          requires = requiresOf(byVersion.listing, version);
          if (decides(files)) return toAnswer(byVersion, files, requires, undefined);
          others.push(byVersion.source);
          // A release without files, or of eggs alone: the page of the Simple API knows better than more JSON.
          skipProject = true;
        } else if ('problem' in byVersion) {
          unusable(byVersion.problem);
        }
      }

      let legacy: readonly DistributionFile[] = [];
      let inJson = false;
      if (!skipProject) {
        const whole = await askProject(name, signal);
        if ('listing' in whole) {
          inJson = true;
          const { listing } = whole;
          const files = filesOfRelease(listing, name, version);
          requires = requiresOf(listing, version);
          if (decides(files)) {
            if (byVersion !== undefined && 'absent' in byVersion && !versionJson.serves) versionJson.lacking = true;
            return toAnswer(whole, files, requires, remark);
          }
          legacy = files;
          others.push(whole.source);
        } else if ('problem' in whole) {
          unusable(whole.problem);
        }
      }

      const page = await askPage(name, signal);
      if (page === undefined) return missing(inJson ? 'version' : 'project');
      const files = filesOfRelease(page.listing, name, version);
      if (files.length > 0) return toAnswer(page, files, requires, remark, others);
      if (page.listing.unreadable > 0)
        throw new IndexError({ kind: 'content', problem: 'the page lists files that could not be read' });
      if (legacy.length > 0) return toAnswer(page, legacy, requires, remark, others);
      return missing('version');
    },

    async project(name, signal) {
      if (!projectJson.lacking && !pages.has(name)) {
        const whole = await askProject(name, signal);
        if ('listing' in whole && whole.listing.files.length > 0) {
          return { value: whole.listing, from: [whole.source] };
        }
      }
      const page = await askPage(name, signal);
      return { value: page?.listing, from: page === undefined ? [] : [page.source] };
    },
  };
}
