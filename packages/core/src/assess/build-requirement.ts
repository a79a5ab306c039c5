// One requirement of a build (`build-system.requires`), judged on the target that builds.

import type { PackageName } from '../packaging/name.ts';
import type { Verdict } from './assess.ts';

export interface BuildRequirement {
  readonly name: PackageName;
  /** As pyproject.toml has it: `cffi>=1.12`. */
  readonly text: string;
  /** `impossible`: nothing that it admits can be installed here, so that the build cannot even start. */
  readonly verdict: Exclude<Verdict, 'skipped'>;
  /** The version that pip takes; null where it takes none, or that is not known. */
  readonly version: string | null;
}
