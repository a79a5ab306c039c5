// A build that is known to fail.

export interface DeadEnd {
  /** A full sentence: what fails, and from which version on it does not. */
  readonly sentence: string;
  /** An issue (`owner/name#1`), a changelog, or `build-results.json`. */
  readonly source: string;
  /** The first version that builds; absent where none is known. */
  readonly fixedIn?: string | undefined;
  /** An earlier version that builds with what there is. */
  readonly instead?: string | undefined;
  /** False where it depends on what the image or the user's configuration holds besides, such as an old setuptools. */
  readonly certain: boolean;
  /** True where no image of the platform could build it, whatever it holds: an sdist that only downloads a wheel, or only says no. */
  readonly everywhere?: true;
}
