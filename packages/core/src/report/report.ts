// The report: what a check found, for all targets at once. What JSON holds of it has its types by the schema; other renderers may show more.

import type { AddingLine } from './adding-line.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import type { RuleId } from '../rules/rules.ts';
import type { Acceptance, Statement } from '../rules/statement.ts';
import type { SplitStage } from '../target/target-stage.ts';
import type { Silence } from './fault-words.ts';
import type { OpenBuild } from './open-build.ts';
import type { BuildStop } from './stop-words.ts';
import type {
  WrittenBuild,
  WrittenDeadEnd,
  WrittenDiagnostic,
  WrittenDockerfile,
  WrittenFile,
  WrittenInput,
  WrittenInstall,
  WrittenLeaves,
  WrittenPackage,
  WrittenPin,
  WrittenPlan,
  WrittenReport,
  WrittenResult,
  WrittenSuggestion,
  WrittenSummary,
  WrittenTarget,
} from './written-report.ts';

/** Of its file's bytes the hash is null where the caller gave none. */
export type ReportInput = WrittenInput;

/** What is advised for it as JSON has it is made of what stands here. */
type Advised = 'plans' | 'install' | 'recommendation' | 'dockerfile';

/** `t0`, `t1` … in the order asked for. */
export interface ReportTarget extends Omit<WrittenTarget, Advised> {
  /** The smallest changes that leave nothing to build, each checked against the whole set; fewest changes first. */
  readonly plans: readonly ReportPlan[];
  /** Not in JSON: the base, or `cp312-musl1.2`; where a report has several stages of Dockerfiles, the stage. */
  readonly name: string;
  /** What to install before pip where something must be built; null where nothing must, or nobody knows. */
  readonly preparation: ReportPreparation | null;
  /** Not in JSON: the RUN that lacks it first, by its first line; absent without a Dockerfile. */
  readonly preparedAt?: SourceLocation | undefined;
  /** Not in JSON: a line above it that adds packages already; absent where there is none. */
  readonly preparedIn?: AddingLine | undefined;
  /** Not in JSON: the pips of its installations with the line at which each is there first; absent where they have the same. */
  readonly pips?: readonly { readonly version: string; readonly line: number }[] | undefined;
  /** The command that installs there, where the base is a stage of a Dockerfile. */
  readonly dockerfile?: ReportDockerfile | undefined;
  /** Not in JSON: every command that was judged there, in order. */
  readonly commands?: readonly ReportDockerfile[] | undefined;
  /** Not in JSON: the lines of those at which docker build surely ends where they fail. */
  readonly endings?: readonly number[] | undefined;
  /** Not in JSON: the service of a compose file that it is built for. */
  readonly service?: string | undefined;
  /** Not in JSON: what two stages would make of the only stage of a Dockerfile, and the packages that it adds. */
  readonly split?: SplitStage | undefined;
  readonly packages?: readonly string[] | undefined;
  /** Not in JSON: nobody asked for it, it was tried for the best image. */
  readonly tried?: boolean | undefined;
  /** Not in JSON: what its image has and no image of another kind (`CUDA`). */
  readonly brings?: string | undefined;
}

/** The stage of a Dockerfile that a target is. */
export type ReportDockerfile = WrittenDockerfile;
/** A version in place of another. */
export type ReportPin = WrittenPin;
/** A package under a new name among its pins stands in for the one it replaces. */
export interface ReportPlan extends WrittenPlan {
  /** Not in JSON: what its text joins, a change each. */
  readonly changes: readonly string[];
  /** Not in JSON: how many of its pins, the first ones, are to be written down; the others come by themselves. */
  readonly written: number;
  /** Not in JSON: the pip that is installed first, as a headline names it; null where the image's own does. */
  readonly pip: string | null;
}
/** How many packages a plan leaves to be built, or impossible. */
export type ReportLeaves = WrittenLeaves;
/** Names are sorted, the evidence is that of the weakest of them. */
export type ReportPreparation = WrittenInstall;
/** The file that is taken. */
export type ReportFile = WrittenFile;
/** What building a package takes. */
export type ReportBuild = WrittenBuild;
/** Why a build is known to fail. */
export type ReportDeadEnd = WrittenDeadEnd;
/** What would help one package. */
export type ReportSuggestion = WrittenSuggestion;

/** Why a rule of a result does not count for the exit code, as JSON has it. */
export interface ReportSuppression extends Acceptance {
  readonly rule: RuleId;
}

/** JSON has the ids of its statements, and the first that is accepted. */
export interface ReportResult extends Omit<WrittenResult, 'rules' | 'suppressed'> {
  /** What rules say of it, the one on which the verdict rests first. */
  readonly statements: readonly Statement[];
  /** Not in JSON: needs and dead ends as lines: `Rust, C compiler, OpenSSL and libffi headers`; then full sentences. */
  readonly needsText: readonly string[];
  /** Not in JSON: the command of a Dockerfile that installs it from a file; null where there is none, or it stands in the command. */
  readonly installed: SourceLocation | null;
  /** Not in JSON: whether it is built and the target has all that the build needs, as far as is known. */
  readonly ready?: boolean;
  /** Not in JSON: whether it is built, and what nobody knows of that build; null where nothing is open. */
  readonly open?: OpenBuild | null;
  /** Not in JSON: whether the wheel taken is for one platform. */
  readonly nativeWheel: boolean;
  /** Not in JSON: whether it is the user's own project, skipped here though the installer builds it from its sources. */
  readonly builtHere?: boolean;
}

/** One version of one package, with what comes of it on each target. */
export interface ReportPackage extends Omit<WrittenPackage, 'results'> {
  /** In the order of `targets`. */
  readonly results: readonly ReportResult[];
}

/** What is said once, of the files or of a target. */
export interface Diagnostic extends Omit<WrittenDiagnostic, 'rule'> {
  readonly rule: RuleId | null;
  /** Not in JSON: what the message calls the targets that it names. */
  readonly naming?: readonly string[] | undefined;
  /** Not in JSON: what is to be changed; the message begins with it and a full stop. */
  readonly change?: string | undefined;
  /** Not in JSON: the message with fewer names, for a screen; absent where it is short enough. */
  readonly brief?: string | undefined;
  /** Not in JSON: of a line at which docker build stops, what and why. */
  readonly stop?: BuildStop | undefined;
  /** Not in JSON: packages that would be installed and that this says were not judged. */
  readonly unjudged?: readonly string[] | undefined;
  /** Not in JSON: packages that would bring others, nobody knows which. */
  readonly unlearnt?: readonly string[] | undefined;
  /** Not in JSON: it is about none of the targets, and is said once. */
  readonly apart?: boolean | undefined;
}

/** A package on a target, on every one where that is null. */
export interface Unjudged {
  readonly name: string;
  readonly target: string | null;
}

/** How many packages have which verdict, on one target. */
export type Summary = WrittenSummary;

/** Packages about which an index gave no certain answer, and why. */
export interface ReportFault {
  readonly packages: readonly string[];
  readonly silence: Silence;
  /** What helps, where that is not a further try. */
  readonly remedy?: string | undefined;
  /** What lies behind it, in half a sentence, with the time that it took. */
  readonly cause: string;
}

/**
 * What a check found. `render` makes a text of it, `gate` an exit code; the JSON of it is a `WrittenReport`, in which what is "not in JSON"
 * here is left out.
 */
export interface Report extends Omit<WrittenReport, 'targets' | 'packages' | 'diagnostics'> {
  readonly targets: readonly ReportTarget[];
  readonly packages: readonly ReportPackage[];
  readonly diagnostics: readonly Diagnostic[];
  /** Not in JSON: what would be installed and has no row, so no verdict; on every target where that is null. */
  readonly unjudged: readonly Unjudged[];
  /** Not in JSON: what may bring others that nobody can name. */
  readonly unlearnt: readonly Unjudged[];
  /** Not in JSON: what the index did not answer, one row per cause. */
  readonly faults: readonly ReportFault[];
}
