// What a build needs of an image: a kind with what its words need. The words are report's.

import type { DistroRelease } from './release-condition.ts';

/** One thing that a build asks for. Names of libraries and programs are those that people know them by: `OpenSSL`. */
export type Need =
  | { readonly kind: 'rust' | 'fortran' | 'go' | 'cuda' }
  | { readonly kind: 'compiler'; readonly languages: readonly ('C' | 'C++')[] }
  | { readonly kind: 'headers'; readonly of: readonly string[] }
  | { readonly kind: 'program'; readonly name: string }
  /** What a requirement that is built for it asks for besides; by its title, `numpy 1.17.3`. */
  | { readonly kind: 'for-requirement'; readonly needs: readonly Need[]; readonly title: string };

/** What else is to be known of it. `release`: the distribution's title, `Debian 12`. */
export type NeedNote =
  /** Of one project: a sentence of the table of packages, where its source stands too. */
  | { readonly kind: 'of-package'; readonly sentence: string }
  | { readonly kind: 'unknown-external'; readonly names: readonly string[] }
  /** `gains`: what it has by them; empty where that is not known. */
  | { readonly kind: 'without-optional'; readonly names: readonly string[]; readonly gains: readonly string[] }
  | { readonly kind: 'libraries-unknown' }
  /** A source that is fetched before anything is known of it. `missing`: what fetches it, where that is not there. */
  | { readonly kind: 'source-unseen'; readonly missing: string | null; readonly bySsh: boolean }
  /** `within`: the part of the archive that has one. `devel`: the tag of the same image that has it. */
  | {
      readonly kind: 'cuda-toolkit';
      readonly release: string;
      readonly within: string | null;
      readonly devel: string | null;
    }
  /** Optional, and left out for want of a package; or required, and no package is known. */
  | { readonly kind: 'built-without' | 'no-package'; readonly release: string; readonly what: string }
  /** `has`: the distribution's; null where that is not known. */
  | { readonly kind: 'rust-unknown'; readonly release: string; readonly has: string | null }
  /** `web`: a newer one that Debian keeps for browsers, where it is new enough. */
  | {
      readonly kind: 'rust-too-old';
      readonly release: string;
      readonly has: string;
      readonly needs: string;
      readonly web: string | null;
    }
  /** The packages of the distribution; null where it is not known which one that is. */
  | { readonly kind: 'names-unknown'; readonly release: DistroRelease | null }
  | { readonly kind: 'beside-rust'; readonly packages: readonly string[] }
  /** `complete`: false where there are others, not known by name. */
  | { readonly kind: 'runtime'; readonly packages: readonly string[]; readonly complete: boolean }
  | { readonly kind: 'requirement-unknown'; readonly title: string }
  /** Its sdist is from before the first release of that Python: `3.11`. */
  | { readonly kind: 'older-than-python'; readonly python: string };
