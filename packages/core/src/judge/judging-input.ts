// What judging is given: the files, what is installed of them, and where releases are asked for.

import type { Input } from '../manifest/input.ts';
import type { LockedPackage, Manifest, Selection } from '../manifest/manifest.ts';
import type { Asked } from '../package-index/package-index.ts';
import type { AskCost } from './cost.ts';

export interface JudgingInput {
  readonly inputs: readonly Input[];
  readonly selection: Selection;
  readonly releases: AskReleases;
  /** What a build's cost may ask for; absent: nothing. */
  readonly costOf?: (input: Input) => AskCost;
  /** Looks into the sdists of packages that are no trouble; absent: none is. */
  readonly inspect?: AskCost['inspect'];
}

/** Where releases are asked for; the run remembers what was said. */
export interface AskReleases {
  /** The files of the package's pinned release; never rejects but when the run is aborted. */
  ask(pkg: LockedPackage, manifest: Manifest): Promise<Asked>;
  /** What `ask` said, for a package that was asked for. */
  answered(pkg: LockedPackage, manifest: Manifest): Asked | undefined;
}
