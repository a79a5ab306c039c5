// What a judgement may ask for.

import type { IndexFault } from '../http/index-error.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Asked, NotThere } from '../package-index/package-index.ts';
import type { AskCost } from './cost.ts';

/** Each is asked only where the answer can change the finding. */
export interface Ask extends AskCost {
  /** The index: the files of the package's release. */
  release(pkg: LockedPackage): Promise<Asked>;
  /** The same from the page that installers read; absent: what `release` says has to do. */
  confirm?(pkg: LockedPackage): Promise<Asked>;
  /** Why no version could be learnt of a package without a pin; undefined where nobody asked. */
  fault?(pkg: LockedPackage): IndexFault | undefined;
  /** That there certainly is no project of the name of a package without a pin; undefined where there is, or nobody knows. */
  absent?(pkg: LockedPackage): NotThere | undefined;
  /** Why what has no pin came to no versions: none fit together, or the search was given up. */
  readonly unresolved?: 'no-solution' | 'limit';
  /** The disk: whether a path that the file names is there; undefined where nobody can tell: it is judged by its name then. */
  exists(path: string): Promise<boolean | undefined>;
  /** The disk: the digest of a file that the file names, lower-case hex; absent, or undefined: nobody can tell. */
  digest?(path: string, algorithm: string): Promise<string | undefined>;
  /** Whether an index that may be asked for the package serves the files of an address: no other is told its name. */
  serves?(url: string): boolean;
}
