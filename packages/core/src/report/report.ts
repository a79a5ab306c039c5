// The report: what a check found, for all targets at once. json.ts writes the contract's keys of it; other renderers may show more.

import type { Verdict } from '../assess/verdict.ts';
import type { InstallerName } from '../manifest/installer-traits.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import type { TargetSource } from '../target/target.ts';
import type { Silence } from './fault-words.ts';
import type { Level } from '../rules/define-rule.ts';
import type { RuleId } from '../rules/rules.ts';
import type { Acceptance, Statement } from '../rules/statement.ts';

export interface ReportInput {
  readonly path: string;
  readonly kind: string;
  readonly installer: InstallerName;
  /** Of the file's bytes; null where the caller gave none. */
  readonly sha256: string | null;
}

export interface ReportTarget {
  /** `t0`, `t1` … in the order asked for. */
  readonly id: string;
  readonly base: string | null;
  readonly platform: string;
  readonly distro: { readonly name: string; readonly version: string } | null;
  readonly libc: { readonly family: 'glibc' | 'musl'; readonly version: string };
  readonly arch: string;
  readonly python: { readonly implementation: 'cpython'; readonly version: string; readonly abi: string };
  readonly pip: string | null;
  readonly compiler: boolean | null;
  readonly source: TargetSource;
  readonly asOf: string | null;
  /** The smallest changes that leave nothing to build, each checked against the whole set; fewest changes first. */
  readonly plans: readonly ReportPlan[];
  /** Not in JSON: the base, or `cp312-musl1.2`; where a report has several stages of Dockerfiles, the stage. */
  readonly name: string;
  /** What to install before pip where something must be built; null where nothing must, or nobody knows. */
  readonly preparation: ReportPreparation | null;
  /** Bytes of everything that is fetched; null where one size is not known or something cannot be installed. */
  readonly downloadSize: number | null;
  /** The command that installs there, where the base is a stage of a Dockerfile. */
  readonly dockerfile?: ReportDockerfile | undefined;
  /** Not in JSON: every command that was judged there, in order. */
  readonly commands?: readonly ReportDockerfile[] | undefined;
  /** Not in JSON: nobody asked for it, it was tried for the best image. */
  readonly tried?: boolean | undefined;
}

export interface ReportDockerfile {
  readonly path: string;
  /** Null for a stage without a name. */
  readonly stage: string | null;
  readonly line: number;
  readonly command: string;
}

export interface ReportPin {
  readonly name: string;
  readonly version: string;
}

export interface ReportPlan {
  readonly base: string | null;
  readonly platform: string;
  /** What is changed most: `relock` and `version` leave the target as it is. */
  readonly kind: 'relock' | 'version' | 'base' | 'python' | 'platform';
  /** What is pinned otherwise; a package under a new name stands in for the one it replaces. */
  readonly pins: readonly ReportPin[];
  /** What `--python` is to be given beside the base: `3.13`; null where the base has a Python of its own. */
  readonly python: string | null;
  readonly leaves: ReportLeaves;
  /** Those of the notes that tell what it was not checked against. */
  readonly unknown: readonly string[];
  /** The change in words: `base python:3.9-alpine, cryptography 3.4.8, cffi 1.15.1`. */
  readonly text: string;
  /** What else is to be known of it, half a sentence each: `3.9 is past support too`. */
  readonly notes: readonly string[];
}

/** Packages that are still in the way. */
export interface ReportLeaves {
  readonly build: number;
  readonly impossible: number;
}

export interface ReportPreparation {
  readonly manager: 'apk' | 'apt' | 'dnf';
  /** Packages of the distribution, sorted. */
  readonly names: readonly string[];
  /** One line for a Dockerfile's RUN: `apk add --no-cache --virtual .build build-base cargo`. */
  readonly line: string;
  /** The weakest of its packages. */
  readonly evidence: 'built' | 'distribution' | 'known';
  /** How many of the builds can go on with it, as far as is known. */
  readonly helps: 'all' | 'some' | 'none';
  /** Full sentences: a second stage, Rust too old, what is not known. */
  readonly notes: readonly string[];
}

export interface ReportFile {
  readonly filename: string;
  /** Bytes. */
  readonly size: number | null;
  readonly kind: 'wheel' | 'sdist';
}

export interface ReportBuild {
  /** Null where nothing proves it either way. */
  readonly native: boolean | null;
  readonly languages: readonly string[] | null;
  readonly backend: string | null;
  readonly evidence: readonly string[];
  /** What the image lacks, in the words of its own package manager; null where it is not known. */
  readonly packages: Pick<ReportPreparation, 'manager' | 'names' | 'evidence'> | null;
}

export interface ReportDeadEnd {
  /** A full sentence. */
  readonly text: string;
  readonly source: string;
  /** The first version that builds; null where none is known. */
  readonly fixedIn: string | null;
}

export type ReportSuggestion =
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'base'; readonly base: string }
  | { readonly kind: 'relock' }
  /** `base`: the image that it was looked for on; null without one. */
  | { readonly kind: 'python'; readonly python: string; readonly base: string | null }
  | { readonly kind: 'alternative'; readonly name: string };

/** Why a rule of a result does not count for the exit code, as JSON has it. */
export interface ReportSuppression extends Acceptance {
  readonly rule: RuleId;
}

export interface ReportResult {
  readonly target: string;
  readonly verdict: Verdict;
  /** What rules say of it, the one on which the verdict rests first. JSON has their ids, and the first that is accepted. */
  readonly statements: readonly Statement[];
  readonly reason: string | null;
  readonly file: ReportFile | null;
  /** The five nearest, nearest first; empty for `wheel` and `skipped`. */
  readonly rejected: readonly { readonly filename: string; readonly reason: string }[];
  readonly rejectedCount: number;
  readonly build: ReportBuild | null;
  /** Changes that would help, each checked. */
  readonly suggestions: readonly ReportSuggestion[];
  /** The reason in one or two sentences; empty for a plain wheel. */
  readonly why: string;
  /** What a build needs: things (`Rust`, `C compiler`), then full sentences. Empty where nothing is built, null where it is not known. */
  readonly needs: readonly string[] | null;
  /** Why the build is known to fail. */
  readonly deadEnds: readonly ReportDeadEnd[];
  /** Packages of the distribution that what was built needs when it runs; null where not all are known. */
  readonly runtime: readonly string[] | null;
  /** Not in JSON: needs and dead ends as lines: `Rust, C compiler, OpenSSL and libffi headers`; then full sentences. */
  readonly needsText: readonly string[];
  /** The way out in one or two sentences; empty where there is none to tell. */
  readonly fix: string;
  /** Not in JSON: the command of a Dockerfile that installs it from a file; null where there is none, or it stands in the command. */
  readonly installed: SourceLocation | null;
  /** Not in JSON: whether the wheel taken is for one platform. */
  readonly nativeWheel: boolean;
}

export interface ReportPackage {
  readonly name: string;
  readonly version: string | null;
  readonly location: SourceLocation;
  /** Where its version comes from. */
  readonly origin: 'pinned' | 'resolved' | 'dockerfile';
  /** Names from a requirement of the file down to what asks for it; empty for a requirement itself, null where the file does not say. */
  readonly requiredBy: readonly string[] | null;
  /** In the order of `targets`. */
  readonly results: readonly ReportResult[];
}

export interface Diagnostic {
  readonly rule: RuleId | null;
  readonly level: Level;
  readonly message: string;
  readonly target: string | null;
  readonly location: SourceLocation | null;
  /** What is said, in a word that stays where the sentence is worded anew. */
  readonly kind: string;
  /** Each thing that it is said of, so that one more is something new: names of packages, files, lines. Empty: of the whole. */
  readonly about: readonly string[];
  /** Not in JSON: what the message calls the targets that it names. */
  readonly naming?: readonly string[] | undefined;
  /** Not in JSON: the message with fewer names, for a screen; absent where it is short enough. */
  readonly brief?: string | undefined;
  /** Not in JSON: packages that would be installed and that this says were not judged. */
  readonly unjudged?: readonly string[] | undefined;
  /** Not in JSON: packages that would bring others, nobody knows which. */
  readonly unlearnt?: readonly string[] | undefined;
}

/** A package on a target, on every one where that is null. */
export interface Unjudged {
  readonly name: string;
  readonly target: string | null;
}

export type Summary = Readonly<Record<Verdict, number>>;

export interface ReportFault {
  readonly packages: readonly string[];
  readonly silence: Silence;
  /** What helps, where that is not a further try. */
  readonly remedy?: string | undefined;
  /** What lies behind it, in half a sentence, with the time that it took. */
  readonly cause: string;
}

export interface Report {
  readonly schemaVersion: '1.1';
  readonly tool: { readonly name: 'wheelcheck'; readonly version: string };
  /** False when something that would be installed was not judged: a verdict `unknown`, or a package that is needed and not in the file. */
  readonly complete: boolean;
  readonly inputs: readonly ReportInput[];
  readonly targets: readonly ReportTarget[];
  readonly packages: readonly ReportPackage[];
  readonly summary: Readonly<Record<string, Summary>>;
  readonly diagnostics: readonly Diagnostic[];
  /** How the input was read and what was left out, half a sentence each. */
  readonly remarks: readonly string[];
  /** Not in JSON: what would be installed and has no row, so no verdict; on every target where that is null. */
  readonly unjudged: readonly Unjudged[];
  /** Not in JSON: what may bring others that nobody can name. */
  readonly unlearnt: readonly Unjudged[];
  /** Not in JSON: what the index did not answer, one row per cause. */
  readonly faults: readonly ReportFault[];
}
