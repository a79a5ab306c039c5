// What a family of images is asked: which references are its own, what a tag stands for, and what lies around an image.

import type { ImageDoubt } from '../target/image-doubt.ts';
import type { BaseImage, Libc, Target, TargetRequest } from '../target/target.ts';
import type { Distribution } from './distribution.ts';
import type { ImageReference } from './image-ref.ts';
import type { Neighbour } from './neighbour.ts';

/** What is known of an image before a platform is chosen. */
export interface ImageFacts {
  readonly distribution: Distribution;
  readonly libc: Libc;
  /** Full version of its own Python: `3.12.14`; absent where it has none. */
  readonly python?: string;
  /** The image's own pip; absent where it is not known. */
  readonly pip?: string;
  /** Whether its own Python is a package of its distribution, which has pip in another. */
  readonly pipPackaged?: true;
  /** Whether its own Python is closed to pip outside of virtual environments (PEP 668). */
  readonly closed?: true;
  /** What brings a Python where it has none, as a clause (`conda brings it`); absent where the distribution's package does. */
  readonly pythonSource?: string;
  /** Packages of Python that it brings, some by name, where it brings any; in which versions is not known. */
  readonly ownPackages?: string;
  /** What no image of another family has: `CUDA`. */
  readonly brings?: string;
  /** Undefined where it is not known. */
  readonly compiler: boolean | undefined;
  /** Docker's words. */
  readonly platforms: readonly string[];
  /**
   * `current` while the tag is in its publisher's list, `frozen` once it has left it (it can still be pulled, and stays as
   * it was), `unknown` for a tag newer than the table; `ended` is for publishers that keep tags listed past their support.
   */
  readonly status: BaseImage['status'];
  readonly frozenSince: string | null;
  /** As BaseImage has it. */
  readonly gone?: BaseImage['gone'];
}

/** Where a reference leads. */
export interface Place {
  /** The repository by the family's own name: `python`. */
  readonly name: string;
  /** The one platform of a repository that holds a single one (`arm32v7/python`), in Docker's words. */
  readonly platform?: string;
  /** What was taken for granted on the way (WC301); absent where nothing was. */
  readonly assumed?: ImageDoubt;
}

/** What a tag stands for. */
export type Resolution =
  | { readonly kind: 'known'; readonly facts: ImageFacts }
  /** `doubt`: what its facts were taken from (WC301). */
  | { readonly kind: 'newer'; readonly facts: ImageFacts; readonly doubt: ImageDoubt }
  /** `remark`: what else helps, beside the nearest real tags. */
  | { readonly kind: 'impossible'; readonly reason: string; readonly remark?: string }
  /** It exists, and what is in it is not known. */
  | ({ readonly kind: 'unclear' } & Unclear);

/** One row of `wheelcheck images`. */
export interface ImageSummary {
  /** Shortest reference: `python:3.12-alpine`. */
  readonly base: string;
  /** The other tags for the same image: `3.12-alpine3.24`. */
  readonly aliases: readonly string[];
  readonly distro: { readonly name: string; readonly version: string };
  readonly libc: { readonly family: 'glibc' | 'musl'; readonly version: string };
  /** Full version of its own Python; null where it has none. */
  readonly python: string | null;
  /** The version of its package python3, for an image without a Python of its own; null where it is not known. */
  readonly packagedPython: string | null;
  readonly status: BaseImage['status'];
  readonly frozenSince: string | null;
  /** Docker's words. */
  readonly platforms: readonly string[];
}

/** An image of a family, with what a check took of it. */
export interface Surrounded {
  readonly request: TargetRequest;
  readonly target: Target;
  readonly place: Place;
  /** The repository as it was written, to name other tags of it. */
  readonly repository: string;
  readonly tag: string;
}

export interface ImageFamily {
  readonly id: string;
  /** Its repositories by their short names, as an error lists them. */
  readonly repositories: readonly string[];
  /** The day (ISO) of the newest list that its table was made from. */
  readonly asOf: string;
  /** Undefined for everything that is somebody else's. */
  owns(reference: ImageReference): Place | undefined;
  resolve(place: Place, tag: string): Resolution;
  /** Up to three tags that exist (for the platform, where one is given) and are most like this one, nearest first. */
  near(place: Place, tag: string, platform?: string): readonly string[];
  /** Targets on other variants, distributions or Pythons, nearest first; other platforms are no family's business. */
  neighbours(image: Surrounded): Promise<readonly Neighbour[]>;
  /** What it knows, for a reader: newest first. */
  list(): readonly ImageSummary[];
}

/** Why it is not known what an image holds. */
export interface Unclear {
  readonly reason: string;
  /** What helps, where asking the image does not. */
  readonly hint?: string;
}
