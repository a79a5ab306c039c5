// Which package brings a Rust that is new enough, and what is to be said where none does.

import type { NeedNote } from './need.ts';
import { compareDotted } from '../../text/compare-dotted.ts';
import { releaseTitle, type DistroRelease } from './release-condition.ts';
import { releaseFacts } from './release-facts.ts';

export interface RustPackage {
  /** Id of the library table; null where the distribution has no Rust that is new enough. */
  readonly library: 'rust-compiler' | 'rust-web' | null;
  readonly note: NeedNote | null;
}

/**
 * @param minimum the lowest Rust that the crate takes; null where it is not known: then the distribution's own is named, and a note says so
 */
export function rustPackage(minimum: string | null, release: DistroRelease): RustPackage {
  const facts = releaseFacts(release);
  const own = facts?.rust ?? null;
  const title = releaseTitle(release);
  if (minimum === null) {
    const note = { kind: 'rust-unknown', release: title, has: own && short(own) } as const;
    return { library: 'rust-compiler', note };
  }
  if (own === null || compareDotted(own, minimum) >= 0) return { library: 'rust-compiler', note: null };
  const web = facts?.rustWeb ?? null;
  const tooOld = { kind: 'rust-too-old', release: title, has: short(own), needs: minimum.replace(/\.0$/, '') } as const;
  // cargo-web Provides cargo; cryptography 3.4.7 was built with it on bookworm.
  if (web !== null && compareDotted(web, minimum) >= 0)
    return { library: 'rust-web', note: { ...tooOld, web: short(web) } };
  return { library: null, note: { ...tooOld, web: null } };
}

/** 1.63.0 → 1.63 */
function short(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
