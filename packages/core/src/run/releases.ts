// Asks the right indexes for a locked package, once per run; the one place that turns an index failure into a value.

import { throwIfStopped } from '../http/throw-if-stopped.ts';
import type { AskReleases, ReleaseOf } from '../judge/judging-input.ts';
import { type LockedPackage, type Manifest, sourceAddress } from '../manifest/manifest.ts';
import type { Cache } from '../http/host.ts';
import { refreshing } from '../package-index/refreshing.ts';
import { servesFiles } from '../package-index/serves-files.ts';
import type { PackageName } from '../packaging/name.ts';
import { sameVersion } from '../packaging/version.ts';
import type { SearchClock } from '../resolve/deadline.ts';
import { searchClock } from './search-clock.ts';
import { namedAnswer } from './named-answer.ts';
import { type Indexes, type IndexSource, openIndexes } from './indexes.ts';
import {
  type Asked,
  type DistributionFile,
  type FileMetadata,
  IndexError,
  type PackageIndex,
  type ReleaseAnswer,
} from '../package-index/package-index.ts';

export interface Releases extends AskReleases, Indexes {
  /** What is known of what a package requires. */
  requires(pkg: LockedPackage, manifest: Manifest): readonly string[] | undefined;
  /**
   * Completes what `answered` says with what a file itself requires, or a wheel of the release, where the index's answer had
   * none, or is to be doubted. What comes from no index is known by such a file alone. Never rejects but when the run is aborted.
   */
  learnRequires(
    pkg: LockedPackage,
    manifest: Manifest,
    from: readonly string[] | DistributionFile | null,
    isDoubtful: boolean,
  ): Promise<void>;
  /**
   * Requires-Dist of a wheel, from its own metadata, which is asked for once; undefined where it is not known, or is that of
   * something else. Never rejects but when the run is aborted.
   */
  requiresOf(wheel: DistributionFile, index: PackageIndex): Promise<readonly string[] | undefined>;
  /** Takes what a wheel on the disk says of itself. */
  note(wheel: DistributionFile, own: FileMetadata): void;
  /** Takes what the page of a project said of a release for the answer about it; of one that was asked for, what it requires. */
  keep(pkg: ReleaseOf, manifest: Manifest, answer: ReleaseAnswer): void;
  /** What the machine keeps from one run to the next, where it keeps anything. */
  readonly cache: Cache | undefined;
  /** Whether what is kept of a project does not count in this run. */
  readonly refresh: (name: PackageName) => boolean;
  /** The machine's clock, where there is a machine. */
  readonly now: (() => number) | undefined;
  /** What bounds a search; none where there is no machine. */
  readonly clock: SearchClock | undefined;
}

/** Opens each index at most once and asks each release at most once. */
export async function openReleases(source: IndexSource, signal?: AbortSignal): Promise<Releases> {
  const asking = new Map<string, Promise<Asked>>();
  const confirming = new Map<string, Promise<Asked>>();
  const answers = new Map<string, Asked>();
  /** Of packages that come from no index, by address. */
  const direct = new Map<string, readonly string[]>();
  const metadata = new Map<string, FileMetadata>();
  const indexes = await openIndexes(source);
  const { indexOf } = indexes;

  const indexFor = ({ source: { kind, ...from } }: ReleaseOf, manifest: Manifest): PackageIndex =>
    indexOf(manifest, kind === 'index' && 'url' in from ? from.url : undefined);
  const keyOf = (index: PackageIndex, { name, version }: ReleaseOf): string => `${index.name} ${name} ${version}`;

  async function askOnce(key: string, index: PackageIndex, pkg: ReleaseOf, confirmed?: true): Promise<Asked> {
    const asked = index.release(pkg.name, pkg.version ?? '', signal, confirmed);
    const answer = namedAnswer(await certainOrFault(index, asked, signal), index);
    answers.set(key, answer);
    return answer;
  }

  async function requiresOf(wheel: DistributionFile, index: PackageIndex): Promise<readonly string[] | undefined> {
    const own = await index.metadata(wheel, signal);
    if (!own) return undefined;
    metadata.set(wheel.url, own);
    return isOf(own, wheel) ? own.requires : undefined;
  }

  return {
    ...indexes,
    requiresOf,
    known: ({ url }) => metadata.get(url),
    note(wheel, own) {
      metadata.set(wheel.url, own);
    },
    cache: 'release' in source ? undefined : source.host.cache,
    refresh: refreshing('release' in source ? undefined : source.options?.refresh),
    now: 'release' in source ? undefined : () => source.host.now(),
    clock: 'release' in source ? undefined : searchClock(source.host, [source.options?.time, signal]),
    serves: (url, manifest) => servesFiles(indexOf(manifest, undefined).name, url),
    answered: (pkg, manifest) => answers.get(keyOf(indexFor(pkg, manifest), pkg)),
    keep(pkg, manifest, answer) {
      const index = indexFor(pkg, manifest);
      const key = keyOf(index, pkg);
      const known = answers.get(key);
      if (known?.found && known.requires === undefined && answer.found && answer.requires)
        answers.set(key, { ...known, requires: answer.requires, requiresFrom: answer.requiresFrom ?? 'json' });
      // Of several indexes, a page does not tell which ones have the project.
      if (index.isPool || asking.has(key)) return;
      asking.set(key, Promise.resolve(answer));
      answers.set(key, answer);
    },
    requires(pkg, manifest) {
      if (pkg.source.kind !== 'index') return direct.get(sourceAddress(pkg.source));
      const answer = answers.get(keyOf(indexFor(pkg, manifest), pkg));
      return answer?.found ? answer.requires : undefined;
    },
    async learnRequires(pkg, manifest, from, isDoubtful) {
      const index = indexFor(pkg, manifest);
      const told = from !== null && 'filename' in from ? undefined : (from ?? undefined);
      const taken = from !== null && 'filename' in from && from.filename.kind === 'wheel' ? from : undefined;
      if (pkg.source.kind !== 'index') {
        const own = told ?? (taken && (await requiresOf(taken, index)));
        if (own) direct.set(sourceAddress(pkg.source), own);
        return;
      }
      const key = keyOf(index, pkg);
      const answer = answers.get(key);
      if (!answer?.found || (answer.requires !== undefined && !isDoubtful)) return;
      // What one wheel of a release requires, the others do as well, nearly always.
      const wheel = taken ?? answer.files.find(({ filename }) => filename.kind === 'wheel');
      const requires = told ?? (wheel && (await requiresOf(wheel, index)));
      if (requires !== undefined) answers.set(key, { ...answer, requires, requiresFrom: told ? 'sdist' : 'metadata' });
    },
    ask(pkg, manifest) {
      const index = indexFor(pkg, manifest);
      const key = keyOf(index, pkg);
      const answer = asking.get(key) ?? askOnce(key, index, pkg);
      asking.set(key, answer);
      return answer;
    },
    confirm(pkg, manifest) {
      const index = indexFor(pkg, manifest);
      const key = keyOf(index, pkg);
      const answer = confirming.get(key) ?? askOnce(key, index, pkg, true);
      confirming.set(key, answer);
      asking.set(key, answer);
      return answer;
    },
  };
}

/** uv takes a wheel whose metadata leaves out the local part of the version. */
function isOf({ name, version }: FileMetadata, { filename }: DistributionFile): boolean {
  if (filename.kind !== 'wheel' || name !== filename.name) return false;
  return sameVersion(version, filename.version) || sameVersion(version, filename.version.replace(/\+.*$/, ''));
}

async function certainOrFault(
  { name }: PackageIndex,
  answer: Promise<ReleaseAnswer>,
  signal?: AbortSignal,
): Promise<Asked> {
  try {
    return await answer;
  } catch (error) {
    throwIfStopped(signal);
    if (error instanceof IndexError) return { found: null, fault: error.told(name) };
    throw error;
  }
}
