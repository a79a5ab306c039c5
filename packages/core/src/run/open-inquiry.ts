// Answers what the search for a way out asks: from the indexes, the files, and by judging again.

import type { Alternative } from '../advise/alternatives.ts';
import type { Inquiry, Judged } from '../advise/inquiry.ts';
import { companionsOf } from '../assess/companion.ts';
import type { Judging } from '../judge/judging.ts';
import type { Input } from '../manifest/input.ts';
import { ownRefusal } from '../match/own-refusal.ts';
import type { PackageName } from '../packaging/name.ts';
import { type DistributionFile, IndexError, type PackageIndex } from '../package-index/package-index.ts';
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

/** Releases of which one target's search asks what they require: one small question each. */
const MAX_METADATA = 150;

/** Sdists that one target's search fetches only because somebody else's version is to change. */
const MAX_LOOKED_INTO = 20;

type Versions = ReadonlyMap<string, readonly DistributionFile[]>;

/** What the targets of a run share: what one wheel of a release requires, the others do as well, nearly always. */
interface Shared {
  readonly requires: Map<string, Promise<readonly string[] | undefined>>;
}

const sharedBy = new WeakMap<Releases, Shared>();

function sharedOf(releases: Releases): Shared {
  const shared = sharedBy.get(releases) ?? { requires: new Map() };
  sharedBy.set(releases, shared);
  return shared;
}

/** Opens an inquiry; an index that does not answer leaves its answers undefined. */
export async function openInquiry(input: InquiryInput): Promise<Inquiry> {
  const { inputs, judging, releases, alternatives = new Map(), signal } = input;
  const own = await Promise.all(
    inputs.map(async (each) => {
      const besides = await each.constraints();
      return { ...besides, python: each.manifest.requiresPython?.anyOf ?? besides.requiresPython };
    }),
  );

  const shared = sharedOf(releases);
  /** What this target asked, whoever else did: so that what is cut does not hang on which target is searched first. */
  const questions = new Set<string>();

  function besideWheel({ manifest, as }: Judged, wheel: DistributionFile): Promise<readonly string[] | undefined> {
    const index = releases.indexOf(manifest, as.source.kind === 'index' ? as.source.url : undefined);
    const { filename, raw } = wheel;
    const key = `${index.name} ${filename.kind === 'wheel' ? `${filename.name} ${filename.version}` : raw}`;
    questions.add(key);
    const known = shared.requires.get(key) ?? releases.requiresOf(wheel, index);
    shared.requires.set(key, known);
    return known;
  }

  /** Counted by target as well. */
  const lookedInto = new Set<string>();

  async function inSdist(release: readonly DistributionFile[]): Promise<readonly string[] | undefined> {
    const sdist = release.find(({ filename }) => filename.kind === 'sdist');
    if (!sdist || (lookedInto.size >= MAX_LOOKED_INTO && !lookedInto.has(sdist.url))) return undefined;
    lookedInto.add(sdist.url);
    return judging.requiresInSdist(sdist);
  }

  async function ofRelease(row: Judged, wheel: DistributionFile): Promise<readonly string[] | undefined> {
    const beside = await besideWheel(row, wheel);
    if (wheel.filename.kind !== 'wheel') return beside;
    const { name, version } = wheel.filename;
    if (beside) return [...beside, ...companionsOf(name, version)];
    const answer = await releases.ask({ ...row.as, name, version }, row.manifest);
    if (!answer.found) return undefined;
    const told = answer.requires ?? (await inSdist(answer.files));
    return told && [...told, ...companionsOf(name, version)];
  }

  const asked = new Map<DistributionFile, readonly string[]>();
  const projects = new Map<string, Promise<Versions | undefined>>();

  async function ask(index: PackageIndex, name: PackageName): Promise<Versions | undefined> {
    try {
      return await index.project(name, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof IndexError) return undefined;
      throw error;
    }
  }

  return {
    judgeOn: (request, pins) => judging.again(request, pins),
    async requiresOf(row, wheel) {
      const requires = await ofRelease(row, wheel);
      if (requires) asked.set(wheel, requires);
      return requires;
    },
    asked,
    ownRefusal({ manifest, matcher }, wheel) {
      const metadata = releases.known(wheel);
      return metadata && ownRefusal(wheel, metadata, manifest, matcher);
    },
    isCut: () => questions.size >= MAX_METADATA,
    versions({ manifest, as }, name) {
      const url = as.source.kind === 'index' ? as.source.url : undefined;
      const index = releases.indexOf(manifest, url);
      const key = `${index.name} ${name}`;
      const known = projects.get(key) ?? (projects.size < MAX_PROJECTS ? ask(index, name) : Promise.resolve(undefined));
      projects.set(key, known);
      return known;
    },
    async requires(row) {
      const { as, manifest, finding } = row;
      if (as.source.kind !== 'index') return [];
      const known = releases.answered(as, manifest);
      const isWheel = finding.file?.filename.kind === 'wheel';
      const companions = isWheel ? companionsOf(as.name, as.version ?? '') : [];
      if (known?.found && known.requires) return [...known.requires, ...companions];
      const beside = isWheel && finding.file ? await besideWheel(row, finding.file) : undefined;
      if (beside) return [...beside, ...companions];
      const read = finding.build?.reading?.requiresDist;
      if (read) return read;
      const answer = known ?? (await releases.ask(as, manifest));
      if (!answer.found) return undefined;
      const wheel = answer.files.find(({ filename }) => filename.kind === 'wheel');
      return answer.requires ?? (wheel && wheel.raw !== finding.file?.raw ? besideWheel(row, wheel) : undefined);
    },
    async requiresInSdist({ as, manifest, finding }) {
      if (as.source.kind !== 'index' || finding.build?.reading) return undefined;
      const answer = await releases.ask(as, manifest);
      return answer.found ? inSdist(answer.files) : undefined;
    },
    constraints: own.flatMap(({ constraints }) => constraints),
    pythons: own.flatMap(({ python }) => (python ? [python] : [])),
    alternatives,
  };
}
