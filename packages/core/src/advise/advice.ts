// What would leave nothing to build: for one package, and for the whole set.

import type { InStandardLibrary } from './in-standard-library.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { TargetRequest } from '../target/target.ts';
import type { ObjectionFact } from './objection-fact.ts';
import type { PlanDoubt, PlanNote } from './plan-note.ts';

/** Another version of a package, with the tag by which its wheel fits; null for an sdist that holds nothing to compile. */
export interface FittingVersion {
  readonly version: string;
  readonly tag: WheelTag | null;
}

export interface Pin {
  /** The package as the file has it. */
  readonly of: LockedPackage;
  /** Differs from the package's own where a drop-in alternative takes its place (psycopg2 → psycopg2-binary). */
  readonly name: string;
  readonly version: string;
  /** Where the project of a lock asks for the package and is to ask for another version, or another package: `pyproject.toml:12`. */
  readonly askedBy?: string;
  /** The range that the user asks for, where the version is none of it: `<2`. */
  readonly range?: string;
}

/** A package that is to be installed beside those of the file. */
export interface Newcomer {
  readonly name: PackageName;
  readonly version: string;
}

export interface Plan {
  readonly kind: 'relock' | 'version' | 'base' | 'python' | 'platform';
  readonly request: TargetRequest;
  readonly pins: readonly Pin[];
  /** Those of them to which the installer comes by itself with the others: no line is needed. Absent: there are none. */
  readonly comeAlong?: readonly Pin[];
  /** Packages that come with these versions and that the file does not hold. */
  readonly adds: readonly Newcomer[];
  /** Whether the installer, or who makes the lock, fetches these by itself: no line is needed for them. */
  readonly addsComeAlong: boolean;
  /** Packages that nothing needs any more with these versions. */
  readonly drops: readonly LockedPackage[];
  /** Another pip that is installed first; absent: the image's own does. */
  readonly pip?: PlanPip;
  /** How many packages are still in the way. */
  readonly leaves: Leaves;
  /** How many are without it. */
  readonly insteadOf: Leaves;
  readonly notes: readonly PlanNote[];
  /** What it could not be checked against. */
  readonly unknown: readonly PlanDoubt[];
}

/** `before-24.1` reads the metadata of these, which the image's own refuses; `newest` knows the tags of their wheels. */
export interface PlanPip {
  readonly to: 'before-24.1' | 'newest';
  readonly of: readonly LockedPackage[];
}

/** What is still to be built, and what cannot be installed. */
interface Leaves {
  readonly build: number;
  readonly impossible: number;
}

interface ExcludedVersion {
  readonly version: string;
  readonly why: ObjectionFact;
}

export interface OtherPython {
  /** `3.9` */
  readonly python: string;
  /** Null for a target without an image. */
  readonly base: string | null;
  /** What `--python` is to be given beside the base; null where the base has that Python of its own, or there is none. */
  readonly asked: string | null;
  /** Whether it is another build of a free-threaded target's Python: the one that most wheels are for. */
  readonly withGil: boolean;
  /** The version that has a wheel there. */
  readonly version: string;
  /** Whether it, or the distribution of its image, gets no more security fixes. */
  readonly pastSupport: boolean;
}

export interface Along {
  /** Packages in no trouble that get another version. */
  readonly moves: readonly { readonly name: string; readonly version: string }[];
  /** Packages that the file does not hold, where each needs a line. */
  readonly adds: readonly Newcomer[];
}

/** What is known of one package that is no wheel on a target. */
export interface WayOut {
  /** False where the project's other versions could not be asked for: nothing below is then known. */
  readonly known: boolean;
  /** The pip by which its wheel is taken with all others as they are; absent where no plan asks for one. */
  readonly pip?: PlanPip['to'];
  /** An extra to ask for in place of the one that brings it; absent where there is none. */
  readonly otherExtra?: string;
  /** The nearest later and earlier final versions with a file that fits this target and that nothing in the set excludes. */
  readonly later: FittingVersion | null;
  readonly earlier: FittingVersion | null;
  /** The lowest later version that has a fitting wheel but that something excludes, and what; set beside `later` too. */
  readonly excluded: ExcludedVersion | null;
  /** The highest such earlier version; set beside `earlier` too. */
  readonly excludedEarlier: ExcludedVersion | null;
  /** What must change beside it for the first other version that is offered here. */
  readonly along: Along;
  /** What nobody knows of the first other version that is offered here, and that could speak against it. */
  readonly unchecked: readonly PlanDoubt[];
  /** The line of the user's own that asks for another version than the first that is offered here; absent where none does. */
  readonly against?: { readonly by: string; readonly range: string };
  /** Of a version that does not exist: the one that may be meant, and where no other can be offered, all that there are in order. */
  readonly meant: string | null;
  readonly held: readonly string[];
  /** True where no final version of the project has a wheel for this target. */
  readonly never: boolean;
  /** Where `never` is because this Python is too new: the highest for which any final version has a wheel (`3.14`). */
  readonly newestPython: string | null;
  /** The nearest Python minors for which the image's variant exists and the package has a wheel; those past support only where no other has. */
  readonly pythons: readonly OtherPython[];
  /** Variants of the image on which this very version is a wheel. */
  readonly bases: readonly string[];
  /** The Python has its modules itself, and nothing else of the set asks for it: it can be left out. */
  readonly builtIn: InStandardLibrary | null;
  /** Where no version suits all that install from its line: the nearest one that does for this target alone, and who the others are. */
  readonly apart?: { readonly version: string; readonly others: readonly string[] };
  /** A drop-in alternative that has a wheel here; `held`: the file asks for it as well. */
  readonly alternative: {
    readonly name: string;
    readonly version: string;
    readonly source: string;
    readonly held?: true;
  } | null;
}

/** The advice for one target. */
export interface Advice {
  /** Fewest changes first. */
  readonly plans: readonly Plan[];
  readonly ways: ReadonlyMap<LockedPackage, WayOut>;
  /** Whether the search ended because it had asked as much as it may. */
  readonly isCut: boolean;
}
