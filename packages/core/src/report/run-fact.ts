// What is worth telling of a run beside the verdicts, and no rule covers: a kind with what its words need.

import type { AnswerRemark } from '../package-index/package-index.ts';
import type { RefusedPin } from '../assess/unmet-requirements.ts';
import type { IndexFault } from '../http/index-error.ts';
import type { LineProblem, SourceLocation } from '../manifest/manifest.ts';
import type { PipRange } from '../packaging/pip-knows.ts';
import type { RuleId } from '../rules/rules.ts';
import type { AddedPackages } from './added-packages.ts';
import type { Apart } from './not-together.ts';
import type { Holder } from './same-modules.ts';

/** A package as a sentence about its index answer begins. */
interface OfRelease {
  readonly name: string;
  readonly version: string | undefined;
}

/** Somebody's decision that came to nothing. `present`: the files hold the package. */
interface OfIgnore {
  readonly package: string;
  readonly rule: RuleId | null;
  readonly by: 'flag' | 'config' | 'comment';
  readonly reason: string | null;
}

type RunFact =
  /** The machines that a lock was made for (PEP 751 environments, uv's supported markers). */
  | {
      readonly kind: 'other-environments';
      readonly path: string;
      readonly environments: string;
      readonly on: string;
      readonly platform: string;
    }
  /** `by`: a pip of that version, or the title of an installer that reads the file itself. */
  | {
      readonly kind: 'refused-line';
      readonly path: string;
      readonly problem: LineProblem;
      readonly by: { readonly pip: string | undefined } | { readonly installer: string };
      readonly readBy: PipRange;
      readonly on: string;
    }
  /** The image has packages already, and pip leaves alone what fits. */
  | { readonly kind: 'own-packages'; readonly on: string; readonly packages: string }
  /** PEP 668: Poetry, PDM and uv make environments of their own, pip is stopped. */
  | { readonly kind: 'managed-python' }
  /** The build surely ends at a command; `first`: where no other has ended it by then. */
  | {
      readonly kind: 'build-stops';
      readonly command: string;
      readonly why: string;
      readonly remedy: string | undefined;
      readonly first: boolean;
      readonly behind: boolean;
      /** What is built there, where that is none of the targets. */
      readonly of?: string;
    }
  /**
   * Builds `names` stop without `missing`, or without a compiler `on` an image, at the line; `halted`: the build ends before; `command`:
   * where docker build surely ends with it.
   */
  | {
      readonly kind: 'lacking-needs';
      readonly names: readonly string[];
      readonly missing: readonly string[];
      /** Those of the names whose build is known to fail: adding what is missing helps none of them. */
      readonly doomed: readonly string[];
      readonly compilerless: { readonly on: string; readonly useless: string | null } | null;
      readonly halted: boolean;
      /** A line above that is not followed and may bring what is missing: `Dockerfile:2`. */
      readonly unless: string | null;
      readonly command: string | null;
      /** For those that are not known to fail. */
      readonly added: AddedPackages | null;
    }
  /** `who`: titles of installers. */
  /** `firstResolver`: a pip before 20.3, which says so and installs them all the same. */
  | {
      readonly kind: 'refused-pins';
      readonly who: readonly string[];
      readonly refused: readonly RefusedPin[];
      readonly firstResolver: string | null;
    }
  /** Everything is installed, and an import fails. */
  | { readonly kind: 'not-together'; readonly pairs: readonly Apart[] }
  /** Everything is installed, and files of one overwrite those of another. */
  | { readonly kind: 'same-modules'; readonly module: string; readonly holders: readonly Holder[] }
  /** An address that is no index answers 404 to everything, and looks like an index that has nothing. */
  | { readonly kind: 'nothing-found'; readonly asked: number }
  /** Lines of a pip freeze of the system's own Python, or from within conda. */
  | { readonly kind: 'system-freeze' | 'conda-freeze'; readonly names: readonly string[]; readonly path: string }
  /** What is offered was checked all the same; something nearer may have been passed over. */
  | { readonly kind: 'cut-search' }
  /** The index failed for packages that the lock's own files had decided already. */
  | { readonly kind: 'lock-stood'; readonly names: readonly string[]; readonly about: IndexFault }
  /** pip and uv warn and go on. */
  | ({ readonly kind: 'lacking-extras'; readonly extras: readonly string[] } & OfRelease)
  | (AnswerRemark & OfRelease)
  /** `how`: read by older pips alone, ignored, or the file passed over; by the installer of that title. */
  | ({
      readonly kind: 'ignored-python';
      readonly range: string;
      readonly how: 'read-before' | 'ignored' | 'passed-over';
      readonly by: string;
    } & OfRelease)
  | ({ readonly kind: 'expired-ignore'; readonly until: string } & OfIgnore)
  | ({ readonly kind: 'unused-ignore'; readonly present: boolean } & OfIgnore)
  | { readonly kind: 'unknown-ignore'; readonly problem: string };

/** On one target or, where that is null, on all of them; at a line where there is one. */
export type RunDiagnostic = RunFact & {
  readonly target: string | null;
  readonly location: SourceLocation | null;
};
