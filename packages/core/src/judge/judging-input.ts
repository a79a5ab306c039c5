// What judging is given: the files, what is installed of them, and where releases are asked for.

import type { Input } from '../manifest/input.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Selection } from '../manifest/selection.ts';
import type { Asked, DistributionFile, FileMetadata, NotThere } from '../package-index/package-index.ts';
import type { IndexFault } from '../http/index-error.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Target } from '../target/target.ts';
import type { Ask } from './ask.ts';
import type { AskCost } from './cost.ts';

/** The files as they stand on one target: what they leave open may have been resolved there. */
export interface InputsThere {
  readonly inputs: readonly Input[];
  /** Why no version of a package that has no pin could be learnt. */
  readonly fault?: (name: PackageName) => IndexFault | undefined;
  /** That there certainly is no project of a name that has no pin. */
  readonly absent?: (name: PackageName) => NotThere | undefined;
  /** Why what has no pin came to no versions there. */
  readonly unresolved?: { readonly kind: NonNullable<Ask['unresolved']> } | undefined;
}

export interface JudgingInput {
  readonly inputsOn: (target: Target) => Promise<InputsThere>;
  readonly selection: Selection;
  readonly releases: AskReleases;
  /** What a build's cost may ask for; absent: nothing. */
  readonly costOf?: (input: Input) => AskCost;
  /** Looks into the sdists of packages that are no trouble; absent: none is. */
  readonly inspect?: AskCost['inspect'];
}

/** What tells a release: its project and version, and where it comes from. */
export type ReleaseOf = Pick<LockedPackage, 'name' | 'version' | 'source'>;

/** Where releases are asked for; the run remembers what was said. */
export interface AskReleases {
  /** Gives others a turn, where there is a machine. */
  readonly clock?: { readonly rest: () => Promise<void> } | undefined;
  /** The files of the package's pinned release; never rejects but when the run is aborted. */
  ask(pkg: ReleaseOf, manifest: Manifest): Promise<Asked>;
  /** The same from the page that installers read; what `ask` says from then on. */
  confirm(pkg: ReleaseOf, manifest: Manifest): Promise<Asked>;
  /** Whether the indexes of a file are known to serve what stands at an address. */
  serves(url: string, manifest: Manifest): boolean;
  /** What `ask` said, for a package that was asked for. */
  answered(pkg: ReleaseOf, manifest: Manifest): Asked | undefined;
  /** The metadata of a wheel, where it was asked for. */
  known(file: DistributionFile): FileMetadata | undefined;
}
