// Why another version of a package cannot stand, as facts: the words are report's.

import type { OwnRefusal } from '../match/own-refusal.ts';

/** Of what the version itself needs. `presumed`: a nearer one whose needs are taken for its own, which are unknown; else null. */
interface OfItself {
  readonly presumed: string | null;
  readonly needs: string;
}

/** Ranges are as sentences have them (`<2,>=1`), empty where any version would do; packages are `name version`. */
export type ObjectionFact =
  /** The release is refused for its own metadata. */
  | { readonly kind: 'own-metadata'; readonly refusal: OwnRefusal; readonly installer: string }
  | { readonly kind: 'unreadable'; readonly installer: string; readonly line: string }
  /** The search ended before it. */
  | { readonly kind: 'cut' }
  /** A package needs another version of it, or needs it at all. */
  | { readonly kind: 'needed'; readonly by: string; readonly name: string; readonly range: string }
  /** The project, by one of its files, asks for another, or for it at all. */
  | { readonly kind: 'asked-for'; readonly by: string; readonly name: string; readonly range: string }
  /** It is to be left out, and nobody knows whether something needs it. */
  | { readonly kind: 'may-be-needed'; readonly name: string }
  /** Others install from the same line, and have no wheel of it. */
  | { readonly kind: 'not-for-others'; readonly others: readonly string[] }
  | { readonly kind: 'other-pythons'; readonly range: string; readonly project: string }
  /** It needs another version than the file pins, or than the rest comes to where `pinnedBy` is null. */
  | (OfItself & {
      readonly kind: 'needs-other';
      readonly range: string;
      readonly version: string | undefined;
      readonly pinnedBy: string | null;
    })
  /** It needs an extra whose packages the file may lack. */
  | (OfItself & { readonly kind: 'needs-extra'; readonly extra: string; readonly path: string })
  /** It needs what would come in a version that it does not go with. */
  | (OfItself & { readonly kind: 'needs-older'; readonly version: string; readonly range: string })
  /** It needs what the file does not hold. */
  | (OfItself & { readonly kind: 'needs-missing'; readonly path: string })
  /** It needs what holds the same module as a package that stays. */
  | (OfItself & { readonly kind: 'needs-double'; readonly beside: string })
  /** It needs what would come, in a version that needs what the set does not have so. */
  | (OfItself & {
      readonly kind: 'needs-newcomer';
      readonly version: string;
      readonly itsNeed: { readonly name: string; readonly range: string };
    });
