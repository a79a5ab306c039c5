// What a search is asked on one target: the problem, the universe, and how it is searched, as files and flags say.

import { installerTraits } from '../manifest/installer-traits.ts';
import type { Input } from '../manifest/input.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Selection } from '../manifest/selection.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Patience } from '../resolve/patience.ts';
import type { SearchOptions } from '../resolve/search-state.ts';
import type { Problem } from '../resolve/universe.ts';
import type { Target } from '../target/target.ts';
import type { DiskRequirements } from './disk-requirements.ts';
import type { InstallOrder } from './install-order.ts';
import { openUniverse, type OpenUniverse } from './open-universe.ts';
import { lineReading } from './line-reading.ts';
import { problemOf } from './problem-of.ts';
import type { Releases } from './releases.ts';
import type { Sdists } from './sdists.ts';

/** How what is not pinned is resolved. */
export interface ResolveFlags {
  /** `--pre`. */
  readonly prereleases?: boolean;
  /** `--prefer-binary`. */
  readonly preferBinary?: boolean;
}

/** Told of each search for the versions of one target: how many it has looked into so far. Several may be on their way at once. */
export type OnSearch = (looked: number, phase: 'begins' | 'goes-on' | 'ends') => void;

export interface ResolvingInput {
  readonly inputs: readonly Input[];
  readonly selection: Selection;
  readonly releases: Releases;
  readonly sdists: Sdists;
  readonly onDisk?: DiskRequirements | undefined;
  /** Absent: the files are taken as they are (`--no-resolve`). */
  readonly resolving: ResolveFlags | undefined;
  /** Versions that earlier commands have installed there. */
  readonly thereOn?: ((target: Target) => Promise<ReadonlyMap<PackageName, string>>) | undefined;
  readonly renews?: InstallOrder['renews'] | undefined;
  /** Told how far each search is. */
  readonly onSearch?: OnSearch | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What is installed together on a target, by one run of one installer. */
interface Together {
  readonly together: readonly Input[];
  /** Of the first file: whose installer and flags count. */
  readonly manifest: Manifest;
  readonly installed: readonly LockedPackage[];
  readonly patience: Patience;
  readonly there: ReadonlyMap<PackageName, string>;
}

/** A search as the files and flags ask for it. */
export interface ResolvingQuestion {
  readonly installed: readonly LockedPackage[];
  readonly problem: Problem;
  readonly search: SearchOptions;
  /** @param packages what is installed; default: everything that the files name */
  readonly open: (itself: ReadonlySet<PackageName>, packages?: readonly LockedPackage[]) => OpenUniverse;
}

export function resolvingQuestion(
  target: Target,
  given: ResolvingInput,
  { together, manifest, installed, patience, there }: Together,
): ResolvingQuestion {
  const manifests = together.map((input) => input.manifest);
  const says = (what: keyof ResolveFlags & keyof NonNullable<Manifest['resolving']>): boolean =>
    given.resolving?.[what] === true || manifests.some(({ resolving }) => resolving?.[what] === true);
  const named = new Map(manifests.toReversed().flatMap((one) => one.packages.map(({ name }) => [name, one] as const)));
  const { search } = installerTraits[manifest.installer];
  const withoutRequirements = manifest.withoutRequirements ?? false;
  return {
    installed,
    problem: problemOf(installed, manifests, target, lineReading(manifest, target)),
    search: {
      prereleases: says('prereleases'),
      withoutRequirements,
      search,
      patience,
      clock: given.releases.clock,
      onLooked: given.onSearch && ((looked) => given.onSearch?.(looked, 'goes-on')),
    },
    open: (itself, packages = installed) =>
      openUniverse({
        ...given,
        manifest,
        namedIn: (name) => named.get(name),
        packages,
        target,
        there,
        preferBinary: says('preferBinary'),
        withoutRequirements,
        itself,
      }),
  };
}
