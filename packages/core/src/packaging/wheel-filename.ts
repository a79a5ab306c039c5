// What the file name of a distribution says, by kind.

import type { PackageName } from './name.ts';
import type { WheelTag } from './tag.ts';

export interface WheelFilename {
  readonly kind: 'wheel';
  readonly name: PackageName;
  /** The version in normal form. */
  readonly version: string;
  /** The build tag as written, such as `1` or `2.dev`: of two wheels with the same best tag, the higher one is taken. */
  readonly build?: string;
  readonly tags: readonly WheelTag[];
}

export interface SdistFilename {
  readonly kind: 'sdist';
  readonly name: PackageName;
  /** The version in normal form: `cffi-1.2.0-1.tar.gz` is 1.2.0.post1. */
  readonly version: string;
  /** With its dots: `.tar.gz`. */
  readonly extension: string;
}
