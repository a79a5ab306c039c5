// What rules look at: one package on one target, a target with what is installed there, the files as a whole.

import type { Finding } from '../assess/assess.ts';
import type { Unmet } from '../assess/unmet-requirements.ts';
import type { LockedPackage, Manifest, PythonRange, SourceLocation } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Asked } from '../package-index/package-index.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import type { Target } from '../target/target.ts';

/** One package on one target. */
export interface PackageMatter {
  readonly finding: Finding;
  readonly pkg: LockedPackage;
  readonly target: Target;
  /** The reason of the verdict in full sentences; empty for a plain wheel. */
  readonly why: string;
}

export interface TargetMatter {
  /** As the report calls the target: `t0`. */
  readonly id: string;
  readonly target: Target;
  /** Of every package of the files. */
  readonly findings: readonly Finding[];
  /** Those of what no later command takes away again; absent: all of them. */
  readonly staying?: readonly Finding[];
  /** The Pythons that a file is for, where that of the target is none of them: its installer refuses the whole file. */
  readonly asked?: PythonRange | undefined;
}

/** One package of one file with its finding on every target, and what the index said where it was asked. */
export interface CheckedPackage {
  readonly manifest: Manifest;
  readonly pkg: LockedPackage;
  /** By the id of the target. */
  readonly findings: ReadonlyMap<string, Finding>;
  readonly answer: Asked | undefined;
  /** What it requires; null where that could not be learnt, or nobody asked, because its file holds everything. */
  readonly requires: readonly string[] | null;
  /** Extras that are asked of it and that its metadata does not provide, where that was read. */
  readonly lackingExtras?: readonly PackageName[] | undefined;
}

/** A target with what the packages of files that need not be whole need besides them. */
export interface JudgedTarget extends TargetMatter {
  readonly unmet: Unmet;
  /** What is missing and makes the installer stop, because it takes nothing without a hash: not in `unmet`. */
  readonly unhashed: Unmet['missing'];
  /** Why what has no pin came to no versions there; undefined where it did, or where nothing was to be resolved. */
  readonly unresolved: Unresolved | undefined;
}

/** Everything that was checked. */
export interface FilesMatter {
  readonly manifests: readonly Manifest[];
  readonly targets: readonly JudgedTarget[];
  readonly checked: readonly CheckedPackage[];
}

/** What was found of the files: on one target or, where that is null, on all of them; at a line where there is one. */
export interface Placed<Facts> {
  readonly facts: Facts;
  readonly target: string | null;
  readonly location: SourceLocation | null;
}
