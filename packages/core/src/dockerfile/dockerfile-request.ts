// A question about one Dockerfile.

import type { Platform } from '../target/platform.ts';

/** A file of the build context. */
export interface ContextText {
  /** As it stands in a report. */
  readonly path: string;
  readonly text: string;
}

/** What is asked of one Dockerfile. */
export interface DockerfileRequest {
  readonly path: string;
  readonly text: string;
  /** Where its text begins, in a file that holds more. */
  readonly firstLine?: number;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Where those stand that a file gives: `compose.yaml:7`. */
  readonly argPlaces?: Readonly<Record<string, string>>;
  /** Names that FROM finds before stages and images: what each stands for, as `docker build --build-context` has it. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** An image in place of the one that the FROM of a line names. */
  readonly standIn?: { readonly line: number; readonly image: string };
  /** The stage that runs, by name or number; the last one by default. */
  readonly stage?: string;
  /** Whether a container of it starts something else than CMD says. */
  readonly startsOtherwise?: boolean;
  /** Scripts that its commands run, by their paths in the build context. */
  readonly files?: ReadonlyMap<string, ContextText>;
  /** What lies in folders of the build context, by their paths there: names, with a slash behind those of folders. */
  readonly folders?: ReadonlyMap<string, readonly string[]>;
  /** The variables that are given to it then; a star for any. */
  readonly startVariables?: readonly string[];
  /** What it is built for. */
  readonly platform: Platform;
  /** What it is built on: BUILDPLATFORM. */
  readonly machine: Platform;
}
