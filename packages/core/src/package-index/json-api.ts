// The JSON API of one index in one run: asked as long as it is of use, since many indexes lack it, and never believed when it says that something is missing.

import { faultText } from '../http/fault.ts';
import { type Answer, type Get, letGoOf } from '../http/get.ts';
import { IndexError } from '../http/index-error.ts';
import { createMemo } from '../http/memo.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { documentFaults, type DocumentKind, documentQuestion } from './document.ts';
import type { IndexAddress } from './index-url.ts';
import type { Listing } from './listing.ts';
import { readProjectJson, readVersionJson } from './pypi-json.ts';
import type { Found } from './read-document.ts';

export interface JsonApi {
  /** The document of one release; undefined where the index has no such documents. @throws IndexError where it cannot be reached */
  version(name: PackageName, version: string, signal: AbortSignal | undefined): Promise<Found | undefined>;
  /** The document of a project; undefined where the index has no such documents. @throws IndexError where it cannot be reached */
  project(name: PackageName, signal: AbortSignal | undefined): Promise<Found | undefined>;
  /** Whether the document of this project was asked for. */
  hasAskedFor(name: PackageName): boolean;
  /** The document of a project has a release that had none of its own: there are no documents of releases. */
  noteRelease(): void;
  /** The Simple API has the project: where the JSON API said 404 of it, there is no JSON API. */
  noteProject(name: PackageName, signal: AbortSignal | undefined): Promise<void>;
}

/** So many faults in a row, and documents of a kind are not asked for any more in this run. */
const enoughFaults = 3;

/** What this run has seen of the documents of one kind. */
interface Experience {
  readonly kind: DocumentKind;
  serves: boolean;
  lacking: boolean;
  faults: number;
}

export function createJsonApi(address: IndexAddress, get: Get): JsonApi {
  const lacking = address.json === undefined;
  const versions: Experience = { kind: 'version', serves: false, lacking, faults: 0 };
  const projects: Experience = { kind: 'project', serves: false, lacking, faults: 0 };
  const askedVersions = createMemo<Found>();
  const askedProjects = createMemo<Found>();

  const project: JsonApi['project'] = async (name, signal) => {
    if (projects.lacking) return undefined;
    const ask = (): Promise<Answer> => get(documentQuestion(address, 'project', name), signal);
    const read = (answer: Answer): Promise<Parsed<Listing>> => readProjectJson(answer, name);
    return askedProjects(name, () => askDocument(projects, ask, read), signal);
  };

  return {
    project,
    async version(name, version, signal) {
      if (versions.lacking) return undefined;
      const ask = (): Promise<Answer> => get(documentQuestion(address, 'version', name, version), signal);
      const read = (answer: Answer): Promise<Parsed<Listing>> => readVersionJson(answer, name);
      return askedVersions(`${name}/${version}`, () => askDocument(versions, ask, read), signal);
    },
    hasAskedFor: (name) => askedProjects.has(name),
    noteRelease() {
      if (!versions.serves) versions.lacking = true;
    },
    async noteProject(name, signal) {
      if (projects.serves || projects.lacking || !askedProjects.has(name)) return;
      const found = await project(name, signal);
      if (found === undefined || !('absent' in found)) return;
      projects.lacking = true;
      if (!versions.serves) versions.lacking = true;
    },
  };
}

/** One document. A fault of it alone is a value: the next source may do. */
async function askDocument(
  experience: Experience,
  ask: () => Promise<Answer>,
  read: (answer: Answer) => Promise<Parsed<Listing>>,
): Promise<Found> {
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
  const listing = await read(answer);
  letGoOf(answer);
  if (!listing.ok) return spoiled(listing.problem);
  experience.serves = true;
  experience.faults = 0;
  return { listing: listing.value, source: { kind: experience.kind, freshness: answer.freshness } };
}
