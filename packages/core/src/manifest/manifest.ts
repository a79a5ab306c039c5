// What every lock or requirements file is read into: target-independent, select.ts narrows it to one target.

import type { WheelcheckError } from '../error.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Marker } from '../packaging/marker.ts';
import type { PipRange } from '../packaging/pip-knows.ts';
import type { SpecifierSet } from '../packaging/specifier.ts';
import type { BinaryRules } from './binary-rules.ts';
import type { FormatName } from './format-traits.ts';
import type { InstallerName } from './installer-traits.ts';
import type { LocalFolder, RequiringProject } from './local-folder.ts';
import type { ManifestDiagnostic } from './manifest-diagnostic.ts';
import type { ManifestRemark } from './manifest-remark.ts';
import type { Unisolated } from './unisolated.ts';

/** Where a package stands: path as given to `check`, line counted from 1. */
export interface SourceLocation {
  readonly path: string;
  readonly line: number;
}

/** Where a package comes from. `index` without a url: the file's (or the user's) default indexes. */
export type PackageSource =
  | { readonly kind: 'index'; readonly url?: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'vcs'; readonly url: string; readonly commit?: string }
  | { readonly kind: 'path'; readonly path: string; readonly editable: boolean }
  /** The user's own: the project of the file, or a member of its workspace. `path`, relative to the file, where it is built at all. */
  | { readonly kind: 'project'; readonly path?: string; readonly editable?: boolean };

/** Where a source is: what tells two sources of one package apart; `''` is the default index. */
export function sourceAddress(source: PackageSource): string {
  if (source.kind === 'path') return source.path;
  return source.kind === 'project' ? '.' : (source.url ?? '');
}

/** A file that the lock names. Sizes in bytes; hashes by algorithm, lower-case hex. */
export interface LockedFile {
  readonly filename?: string;
  readonly url?: string;
  readonly size?: number;
  readonly uploaded?: string;
  readonly hashes: Readonly<Record<string, string>>;
}

/** One dependency of a locked package (or of the project), as the lock states it. */
export interface DependencyEdge {
  readonly name: PackageName;
  /** Any of these sets must hold (Poetry's `||` gives several); empty: any version. */
  readonly versions: readonly SpecifierSet[];
  readonly marker?: Marker;
  /** Extras asked of `name`. */
  readonly extras: readonly string[];
  /** The edge exists only when one of these extras of the depending package is asked for; absent: always. */
  readonly forExtras?: readonly string[];
  /** Where it must come from, as `sourceAddress` writes it (a project may pin an index per dependency); absent: anywhere. */
  readonly source?: string;
  /** The `key` of the one package it leads to, where the lock says which (uv); absent: whichever of the name answers it. */
  readonly key?: string;
}

/** What a comment beside a requirement accepts. */
export interface IgnoreComment {
  /** As written, in upper case; null: the leading rule. Whether there is such a rule is not known here. */
  readonly rule: string | null;
  readonly reason: string | null;
}

export interface LockedPackage {
  readonly name: PackageName;
  /** What edges of the same lock call it by, where name and version alone need not tell packages apart (uv). */
  readonly key?: string;
  /** The pinned version as written; absent where nothing pins it. */
  readonly version?: string;
  /** True where the pin is `===`: compared as text, as pip does. */
  readonly arbitrary?: boolean;
  /** What is asked, as written (`>=2,<3`), for a package without a pin. */
  readonly specifier?: string;
  /** Where several lines, constraints among them, came to that: what each of them asks. */
  readonly askedAt?: readonly { readonly specifier: string; readonly at: SourceLocation }[];
  /** When it is installed at all. */
  readonly marker?: Marker;
  /** Where the groups of a lock want it under markers of their own (Poetry's lock 2.1): group → marker. Then `marker` is absent. */
  readonly groupMarkers?: ReadonlyMap<string, Marker>;
  /** The marker as written, for messages. */
  readonly markerText?: string;
  /** Groups of the project that want it, `main` among them; for graph locks these are found by the walk and this is empty. */
  readonly groups: readonly string[];
  /** Extras asked of this package. */
  readonly extras: readonly string[];
  /** Requirements files alone: the same as written, where that is not the same; pips before 24.1 take them so. */
  readonly writtenExtras?: readonly string[];
  /** True where only an extra of the project brings it (Poetry's `optional`). */
  readonly optional?: boolean;
  /** The extras that bring this very line, where another of them asks for other versions of the package. Absent: `Manifest.extras` alone tells. */
  readonly ofExtras?: readonly string[];
  readonly requires: readonly DependencyEdge[];
  /** Any of these sets must admit the target's Python for the lock's installer to take this package; absent: any. */
  readonly requiresPython?: readonly SpecifierSet[];
  readonly source: PackageSource;
  /** Requirements files alone, for a folder. */
  readonly local?: LocalFolder;
  /** Requirements files alone: the projects in folders that lead to it, the first one on a line of the file; absent: a line asks for it. */
  readonly requiredBy?: readonly RequiringProject[];
  /**
   * Its version was resolved from the index. `path`: the packages that lead to it, a line's own first; empty for a line's own.
   * `specifier`: what that line asks for, as written.
   */
  readonly resolved?: { readonly path: readonly PackageName[]; readonly specifier?: string | undefined };
  /** The files that the lock names; absent where it names none, so that the index's files count. */
  readonly files?: readonly LockedFile[];
  /** Hashes without file names (`--hash=sha256:…`), `algorithm:hex`; only files that have one of them are candidates. */
  readonly allowedHashes?: readonly string[];
  /** Requirements files alone: `# wheelcheck: ignore[WC101] reason` on its line. */
  readonly ignores?: readonly IgnoreComment[];
  readonly at: SourceLocation;
  /** Where another line than that pins it: one of a constraints file. */
  readonly pinnedAt?: SourceLocation;
}

/** A dependency of the project itself: where a graph lock's walk starts. */
export interface RootDependency extends DependencyEdge {
  /** The group that holds it; `main` for the project's own dependencies. */
  readonly group: string;
}

/** An index that the file itself names, in the file's order. */
export interface IndexReference {
  readonly url: string;
  readonly kind: 'default' | 'extra';
  readonly name?: string;
  /** PDM's keys beside the address; they may hold variables. */
  readonly login?: { readonly username: string; readonly password: string };
}

/** A machine that a lock is for. */
export interface LockedEnvironment {
  readonly marker: Marker;
  /** PDM alone, as markers know neither: the family of the C library, and whether the Python is free-threaded; absent: any. */
  readonly libc?: 'glibc' | 'musl';
  readonly freeThreaded?: boolean;
}

/** A line that some pips read, and for which others refuse the whole file. */
export interface LimitedLine extends SourceLocation {
  /** Those that read it. */
  readonly pips: PipRange;
  /** Whether installers that read the file on their own refuse it too. */
  readonly pipAlone?: boolean;
  readonly problem: LineProblem;
  /** What is said where nothing that is checked reads it. */
  readonly error: WheelcheckError;
}

/** `reading`: what the parser that refuses the line says of it, as a clause. */
export type LineProblem =
  | { readonly kind: 'unknown-option'; readonly name: string }
  | { readonly kind: 'misread'; readonly reading: string };

/** A range of Pythons; any of the sets must hold. */
export interface PythonRange {
  /** As it stands in messages. */
  readonly text: string;
  readonly anyOf: readonly SpecifierSet[];
  /** The line of the project that asks for it, as it is changed before the lock is made anew: `Pipfile:12 (python_version = "3.7")`. */
  readonly asked?: string;
}

/** Extras, groups or projects of which uv installs one at a time (`tool.uv.conflicts`). */
export interface ExclusiveChoices {
  /** The projects whose extras and groups a selection means. */
  readonly projects: readonly PackageName[];
  /** Each choice by the name that the lock's markers have for it, with the words for messages: `extra cpu of shop`. */
  readonly sets: readonly ReadonlyMap<string, string>[];
}

export interface Manifest {
  readonly format: FormatName;
  readonly path: string;
  readonly installer: InstallerName;
  /** The project's own range of Pythons; any of the sets must hold. Absent: any Python. */
  readonly requiresPython?: PythonRange;
  /** The Python that the lock was made for, where some of its installer's commands alone stop on another. */
  readonly lockedPython?: PythonRange;
  /** uv alone: what groups, by name, add to that where they are asked for. */
  readonly groupPythons?: ReadonlyMap<string, PythonRange>;
  readonly packages: readonly LockedPackage[];
  /** Graph locks only: where the walk starts. Absent: `groups`, `marker` and `optional` of each package decide. */
  readonly roots?: readonly RootDependency[];
  /** Graph locks only: versions that earlier commands have installed. The walk goes over them, for what they bring by an extra that is new. */
  readonly there?: ReadonlyMap<PackageName, string>;
  /** Every group of the project besides `main`; `optional` ones are not installed by default. */
  readonly groups: readonly { readonly name: string; readonly optional: boolean }[];
  /** The project's extras: extra → the packages it brings (normalised names). */
  readonly extras: Readonly<Record<string, readonly PackageName[]>>;
  /** Project files alone: only a build tells which extras there are besides, and any may be asked for. */
  readonly openExtras?: true;
  /** pylock.toml alone: the groups that `main` stands for, where markers ask the sets `extras` and `dependency_groups` (PEP 751). */
  readonly defaultGroups?: readonly string[];
  /** uv alone: the members of the workspace that are not installed, with all that they ask for. */
  readonly otherMembers?: readonly DependencyEdge[];
  /** uv alone: choices that exclude one another; the lock's markers then ask for them (`extra == 'extra-4-shop-cpu'`). */
  readonly exclusive?: ExclusiveChoices;
  /** The machines that a uv.lock, pdm.lock or pylock.toml is for; where none of these holds, nothing is installed. Absent: any machine. */
  readonly environments?: { readonly text: string; readonly anyOf: readonly LockedEnvironment[] };
  /** Requirements files alone: what they constrain, whether or not a line asks for it. */
  readonly constraints?: readonly LockedPackage[];
  /** Requirements files alone. */
  readonly limitedLines?: readonly LimitedLine[];
  readonly indexes: readonly IndexReference[];
  /** Requirements files alone: pages and folders of files that count beside the indexes, as written (`--find-links`). */
  readonly links?: readonly string[];
  /** Requirements files alone: no index is asked (`--no-index`). */
  readonly noIndex?: true;
  /** The files that one command installs from, itself among them, in their order: what each says of indexes counts for all. Absent: it is alone. */
  readonly together?: readonly Manifest[];
  /** Poetry and uv: what the project calls indexes, whether they are asked for every package or not. */
  readonly indexNames?: readonly { readonly url: string; readonly name: string }[];
  /** Requirements files alone: what `--pre` and `--prefer-binary` in them say of versions that are not pinned. */
  readonly resolving?: { readonly prereleases: boolean; readonly preferBinary: boolean };
  /** Whether an installer made it that refuses, as it resolves, whatever it would refuse as it installs. */
  readonly isVetted?: boolean;
  /**
   * Whether its installer takes nothing without a hash (pip once one `--hash` stands anywhere, others by `--require-hashes`);
   * false where a line says that it does (`--no-require-hashes`).
   */
  readonly hashMode?: boolean;
  /** `--no-deps`: what its packages need is not installed. */
  readonly withoutRequirements?: boolean;
  readonly unisolated?: Unisolated;
  /** Requirements files alone: the command that makes it from others, by its header. */
  readonly compiledBy?: string;
  readonly binaries: BinaryRules;
  /** What the header should say about how the file was read. */
  readonly remarks: readonly ManifestRemark[];
  /** What is worth telling and stops nothing. */
  readonly diagnostics: readonly ManifestDiagnostic[];
}
