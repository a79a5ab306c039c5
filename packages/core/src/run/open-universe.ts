// The universe of a resolver: what the run's indexes hold, as one installer sees it on one target.

import type { IndexFault } from '../http/index-error.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { DistributionFile, NotThere } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Option, Universe, Wanted } from '../resolve/universe.ts';
import type { Target } from '../target/target.ts';
import { directOptions } from './direct-options.ts';
import type { DiskRequirements } from './disk-requirements.ts';
import { indexRows } from './index-rows.ts';
import type { InstallOrder } from './install-order.ts';
import { withInstalledFirst } from './installed-first.ts';
import { type IndexOptions, openIndexOptions } from './index-options.ts';
import { lineReading } from './line-reading.ts';
import { openRequirements } from './open-requirements.ts';
import { ownRequirements } from './own-requirements.ts';
import type { ToldRequirements } from './told-requirements.ts';
import type { Releases } from './releases.ts';
import type { Sdists } from './sdists.ts';

/** What became known beside the answers. */
export interface OpenUniverse extends Universe {
  /** Why nobody could say which versions a project has; undefined where it is known. */
  readonly fault: (name: PackageName) => IndexFault | undefined;
  /** That there certainly is no such project, of names that were asked for. */
  readonly absent: (name: PackageName) => NotThere | undefined;
  /** The newest version of a project that was asked for in a range of which nothing is for this Python, and what it is for. */
  readonly otherPython: IndexOptions['otherPython'];
  /** All files of the option's version, as the index lists them. */
  files(option: Option): readonly DistributionFile[];
  /** The one of them that would be installed. */
  taken(option: Option): DistributionFile | undefined;
  /** What it requires, as far as it was asked for and could be learnt. */
  told(option: Option): ToldRequirements | undefined;
  /** Projects of which something else than the file that would be installed told what a version requires. */
  readonly hearsay: ReadonlySet<PackageName>;
  /** The file whose indexes are asked for a project. */
  readonly manifestOf: (name: PackageName) => Manifest;
  /** Begins to ask about what will be asked for. */
  prepare(wanted: Wanted): void;
}

export interface UniverseInput {
  /** Whose indexes, installer and rules about binaries count. */
  readonly manifest: Manifest;
  /** The file that names a project, where several commands with indexes of their own install together; what it needs is asked of the same ones. */
  readonly namedIn?: (name: PackageName) => Manifest | undefined;
  /** The lines of all files that are installed together. */
  readonly packages: readonly LockedPackage[];
  readonly target: Target;
  readonly releases: Releases;
  readonly sdists: Sdists;
  /** What lies on the disk; absent: nobody can look. */
  readonly onDisk?: DiskRequirements | undefined;
  readonly preferBinary: boolean;
  /** Versions that earlier commands have installed: what fits of them stays, unless a line of these names it and takes it anew. */
  readonly there?: ReadonlyMap<PackageName, string> | undefined;
  readonly renews?: InstallOrder['renews'] | undefined;
  /** Projects whose files are asked themselves, whatever the index says of the release. */
  readonly itself?: ReadonlySet<PackageName>;
  /** Nothing that a package requires is installed (`--no-deps`). */
  readonly withoutRequirements?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Asks for each project and each release once. */
export function openUniverse(input: UniverseInput): OpenUniverse {
  const { manifest, packages, target, releases, withoutRequirements = false, signal } = input;
  const rows = indexRows(packages);
  const neededIn = new Map<PackageName, Manifest>();
  const manifestOf = (name: PackageName): Manifest => input.namedIn?.(name) ?? neededIn.get(name) ?? manifest;
  const options = openIndexOptions({
    manifest,
    manifestOf,
    target,
    releases,
    preferBinary: input.preferBinary,
    pinOf: rows.pin,
    rangeOn: (name) => rows.range(name, lineReading(manifest, target)),
    signal,
    allowedHashes: (name) => rows.find(name, (row) => row.allowedHashes !== undefined)?.allowedHashes,
  });
  const direct = directOptions(packages, input.sdists);
  const own = ownRequirements({ ...input, options, direct, pinOf: rows.pin, manifestOf });
  const required = openRequirements({
    options,
    own,
    isPinned: (name) => rows.pin(name) !== undefined,
    withoutRequirements,
    onNeeded(name, by) {
      if (!neededIn.has(name)) neededIn.set(name, manifestOf(by));
    },
  });
  const named = new Set(packages.map(({ name }) => name));
  const staying = (name: PackageName): string | undefined =>
    input.renews === 'all' || (input.renews === 'named' && named.has(name)) ? undefined : input.there?.get(name);
  return {
    options(name) {
      const version = staying(name);
      return version === undefined
        ? options.of(name)
        : options.of(name).then((all) => withInstalledFirst(all, version));
    },
    unfit: options.unfit,
    direct: direct.option,
    requirements: required.of,
    fault: (name) => options.fault(name),
    absent: (name) => options.absent(name),
    otherPython: options.otherPython,
    files: (option) => options.files(option),
    taken: (option) => options.taken(option),
    told: required.told,
    hearsay: required.hearsay,
    manifestOf,
    prepare: required.prepare,
    ahead(all) {
      // Most of them do not fit either: what they require in turn is not asked for. Whoever really asks meets the same error.
      for (const option of all) required.ask(option).catch(() => undefined);
    },
  };
}
