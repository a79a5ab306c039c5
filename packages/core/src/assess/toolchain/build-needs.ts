// What a build needs of the image that the image has not.

export type PackageManager = 'apk' | 'apt' | 'dnf';

/** `built`: a real build with exactly these was seen; `distribution`: the distribution builds it so; `known`: nobody verified the names. */
export type PackagesEvidence = 'built' | 'distribution' | 'known';

export interface BuildNeeds {
  /** For people, most telling first: `Rust`, `C compiler`, `OpenSSL and libffi headers`. Empty where nothing is known to be needed. */
  readonly words: readonly string[];
  /** What is missing on this image, in the words of its own manager, sorted; null where it is not known. Empty names: nothing is missing. */
  readonly packages: {
    readonly manager: PackageManager;
    readonly names: readonly string[];
    readonly evidence: PackagesEvidence;
  } | null;
  /** Packages of the distribution that what is built needs when it runs and the image has not; absent where not all are known. */
  readonly runtime?: readonly string[] | undefined;
  /** Full sentences: Rust too old, an environment variable that avoids it, what is not known. */
  readonly notes: readonly string[];
}
