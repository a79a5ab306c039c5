// Answers what the search for a way out asks: from the indexes, the files, and by judging again.

import { throwIfStopped } from '../http/throw-if-stopped.ts';
import type { Alternative } from '../advise/alternatives.ts';
import type { Inquiry } from '../advise/inquiry.ts';
import type { Judging } from '../judge/judging.ts';
import type { Input } from '../manifest/input.ts';
import { ownRefusal } from '../match/own-refusal.ts';
import type { PackageName } from '../packaging/name.ts';
import { type DistributionFile, IndexError, type PackageIndex } from '../package-index/package-index.ts';
import { askedRequirements, indexAsked } from './asked-requirements.ts';
import { pureSdists } from './pure-sdists.ts';
import type { Releases } from './releases.ts';

export interface InquiryInput {
  readonly inputs: readonly Input[];
  readonly judging: Judging;
  readonly releases: Releases;
  readonly alternatives?: ReadonlyMap<string, Alternative>;
  readonly signal?: AbortSignal | undefined;
}

/** Projects whose versions are listed: where more are in trouble, the target is the wrong one, and a plan of pins no small change. */
const MAX_PROJECTS = 60;

/** Opens an inquiry; an index that does not answer leaves its answers undefined. */
export async function openInquiry(input: InquiryInput): Promise<Inquiry> {
  const { inputs, judging, releases, alternatives = new Map(), signal } = input;
  const own = await Promise.all(
    inputs.map(async (each) => {
      const besides = await each.constraints();
      return { ...besides, python: each.manifest.requiresPython?.anyOf ?? besides.requiresPython };
    }),
  );
  return {
    ...askedRequirements(releases, judging),
    judgeOn: (request, pins) => judging.again(request, pins),
    isPureSdist: pureSdists(judging, releases),
    ownRefusal({ manifest, matcher }, wheel) {
      const metadata = releases.known(wheel);
      return metadata && ownRefusal(wheel, metadata, manifest, matcher);
    },
    versions: askedVersions(releases, signal),
    constraints: own.flatMap(({ constraints }) => constraints),
    pythons: own.flatMap(({ python }) => (python ? [python] : [])),
    alternatives,
  };
}

type Versions = ReadonlyMap<string, readonly DistributionFile[]>;

/** Asks for each project once. */
function askedVersions(releases: Releases, signal: AbortSignal | undefined): Inquiry['versions'] {
  const projects = new Map<string, Promise<Versions | undefined>>();

  async function ask(index: PackageIndex, name: PackageName): Promise<Versions | undefined> {
    try {
      return await index.project(name, signal);
    } catch (error) {
      throwIfStopped(signal);
      if (error instanceof IndexError) return undefined;
      throw error;
    }
  }

  return (row, name) => {
    const index = indexAsked(releases, row);
    const key = `${index.name} ${name}`;
    const known = projects.get(key) ?? (projects.size < MAX_PROJECTS ? ask(index, name) : Promise.resolve(undefined));
    projects.set(key, known);
    return known;
  };
}
