// What else is to be known of a plan, and what it could not be checked against: facts, whose words are report's.

import type { RangeChange } from '../manifest/range-change.ts';
import type { ImageVariable } from '../target/target-stage.ts';

export type PlanNote =
  /** The same versions, from a lock that is made again. */
  | { readonly kind: 'relocked'; readonly names: readonly string[] }
  /** `what` (`Python 3.9`, a distribution) gets no more security fixes; `too`: nor does what the user has. */
  | { readonly kind: 'past-support'; readonly what: string; readonly too: boolean }
  /** The stage that runs it (`runtime`, its image) cannot load what is compiled there: its FROM at that line changes too. `isBare`: it has no pip; `installs`: the image of the plan. */
  | {
      readonly kind: 'runtime-too';
      readonly path: string;
      readonly line: number;
      readonly variables: readonly ImageVariable[] | undefined;
      readonly runtime: string;
      readonly installs: string;
      readonly isBare: boolean;
    }
  /** Lines of the Dockerfile name the folder of the Python that is there now. */
  | { readonly kind: 'python-paths'; readonly from: string; readonly to: string; readonly lines: readonly number[] }
  /** Lines run it by that name. */
  | { readonly kind: 'python-programs'; readonly from: string; readonly to: string; readonly lines: readonly number[] }
  /** A line adds packages of it: others of the distribution (`to`), or none, where the image has a Python itself. */
  | {
      readonly kind: 'python-packages';
      readonly names: readonly string[];
      readonly line: number;
      readonly to: string;
      readonly image?: string;
    }
  /** The installer that is newest there ends at a line. */
  | { readonly kind: 'tool-stops'; readonly line: number; readonly why: string; readonly remedy: string | undefined }
  /** The tag is there and gets no more updates. */
  | { readonly kind: 'frozen-tag' }
  /** A wheel that stays, or comes with it, works with these versions of what is beside it alone. */
  | {
      readonly kind: 'companion';
      readonly name: string;
      readonly beside: string;
      readonly admits: string;
      /** What fails else; absent: to import it. */
      readonly fails?: string | undefined;
      readonly change: RangeChange;
    }
  /** Others install from the lines that change: `served` have nothing to build then either, `left` have. */
  | { readonly kind: 'shared'; readonly served: readonly string[]; readonly left: readonly Stays[] }
  /** Its file is made by a command, which is to be run again with these. */
  | { readonly kind: 'compiled'; readonly path: string; readonly command: string; readonly pins: readonly string[] }
  /** `preferBinary`: the installer has a flag that comes to the same. */
  | { readonly kind: 'wheels-only'; readonly moves: readonly Move[]; readonly preferBinary: boolean };

/** What is in the way of others all the same: names of packages. */
export interface Stays {
  readonly name: string;
  readonly build: readonly string[];
  readonly impossible: readonly string[];
}

interface Move {
  readonly name: string;
  readonly version: string;
  readonly from: string;
}

/** Packages are `name version`, as sentences name them. */
export type PlanDoubt =
  /** What they need is not known, so that they may not go with it. */
  | { readonly kind: 'others-unknown'; readonly packages: readonly string[] }
  /** What they need in the versions chosen is not known. */
  | { readonly kind: 'own-unknown'; readonly packages: readonly string[] }
  /** On another Python or machine (`on`), where markers could bring in more. */
  | { readonly kind: 'elsewhere-unknown'; readonly packages: readonly string[]; readonly on: string };
