// What told whether a build compiles anything: the wheels of the release, and its sdist.

import type { SdistEvidence } from '../sdist/sdist-evidence.ts';

/** Why an sdist was not read: nobody was to, or it cannot be; the problem is half a sentence. */
export type UnreadSdist =
  | { readonly kind: 'sdist-not-inspected' }
  | { readonly kind: 'sdist-unreadable'; readonly problem: string };

export type BuildEvidence =
  /** So many of its wheels are for one platform. */
  | { readonly kind: 'platform-wheels'; readonly count: number; readonly of: number; readonly example: string }
  | { readonly kind: 'pure-wheels' | 'pure-beside'; readonly example: string }
  | { readonly kind: 'no-wheels' }
  /** Of what comes from an address of its own. */
  | { readonly kind: 'source-unread' }
  /** Whatever it holds, it compiles nothing where the variable is not set. */
  | { readonly kind: 'idle-unless'; readonly variable: string }
  /** Its scripts ask for the variable, which is set where it is built. */
  | { readonly kind: 'asked-for'; readonly variable: string }
  | UnreadSdist
  | SdistEvidence;
