// What the file name of a distribution says, by kind.

import type { PackageName } from './name.ts';
import type { WheelTag } from './tag.ts';

/** The parts of `NAME-VERSION(-BUILD)?-PYTHON-ABI-PLATFORM.whl` (binary distribution format). */
export interface WheelFilename {
  readonly kind: 'wheel';
  readonly name: PackageName;
  /** The version in normal form. */
  readonly version: string;
  /** The build tag as written, such as `1` or `2.dev`: of two wheels with the same best tag, the higher one is taken. */
  readonly build?: string;
  readonly tags: readonly WheelTag[];
}

/** The parts of `NAME-VERSION.tar.gz` (PEP 625, and what came before it). */
export interface SdistFilename {
  readonly kind: 'sdist';
  readonly name: PackageName;
  /** The version in normal form: `cffi-1.2.0-1.tar.gz` is 1.2.0.post1. */
  readonly version: string;
  /** With its dots: `.tar.gz`. */
  readonly extension: string;
}
