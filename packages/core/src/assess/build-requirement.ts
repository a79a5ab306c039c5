// One requirement of a build (`build-system.requires`, or what one of these requires), judged on the target that builds.

import type { PackageName } from '../packaging/name.ts';
import type { Verdict } from './verdict.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';

export interface BuildRequirement {
  readonly name: PackageName;
  /** As pyproject.toml, or the metadata of what brings it, has it: `cffi>=1.12`. */
  readonly text: string;
  /**
   * `impossible`: nothing that it admits can be installed here, so that the build cannot even start. `unknown` with a version:
   * that version is built, and nothing shows whether there is anything to compile.
   */
  readonly verdict: Exclude<Verdict, 'skipped'>;
  /** True where the index has no such project at all, as one of one's own may have no setuptools. */
  readonly unheld?: true;
  /** The version that pip takes; null where it takes none, or that is not known. */
  readonly version: string | null;
  /** What its sdist says, where it is built and was looked into. */
  readonly reading?: SdistReading;
}
