// Which package brings a Rust that is new enough, and what to say where none does.

import { compareDotted, releaseTitle, type DistroRelease } from './release-condition.ts';
import { releaseFacts } from './release-facts.ts';

export interface RustPackage {
  /** Id of the library table; null where the distribution has no Rust that is new enough. */
  readonly library: 'rust-compiler' | 'rust-web' | null;
  readonly note: string | null;
}

/**
 * @param minimum the lowest Rust that the crate takes; null where it is not known: then the distribution's own is named, and a note says so
 */
export function rustPackage(minimum: string | null, release: DistroRelease): RustPackage {
  const facts = releaseFacts(release);
  const own = facts?.rust ?? null;
  if (minimum === null) {
    const has = own === null ? '' : `; ${releaseTitle(release)} has ${short(own)}`;
    return { library: 'rust-compiler', note: `Which Rust it needs is not known${has}.` };
  }
  if (own === null || compareDotted(own, minimum) >= 0) return { library: 'rust-compiler', note: null };
  const tooOld = `${releaseTitle(release)} has Rust ${short(own)}, and it needs ${minimum.replace(/\.0$/, '')} or later`;
  const web = facts?.rustWeb ?? null;
  // cargo-web Provides cargo; cryptography 3.4.7 was built with it on bookworm.
  if (web !== null && compareDotted(web, minimum) >= 0)
    return {
      library: 'rust-web',
      note: `${tooOld}: cargo-web is Rust ${short(web)}, which Debian keeps for building browsers.`,
    };
  return {
    library: null,
    note: `${tooOld}: install Rust with rustup in a build stage, or take a version that has a wheel.`,
  };
}

/** 1.63.0 → 1.63 */
function short(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
