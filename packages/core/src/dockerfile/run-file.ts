// A file of the build context that a command runs: what it installs its text alone tells.

export interface RunFile {
  readonly line: number;
  readonly text: string;
  /** By its path in the build context. */
  readonly file: string;
  /** What is asked of a Makefile; none: its first target. */
  readonly targets?: readonly string[];
  /** Where it runs when a container starts: the variables that have a value then, or may have one. */
  readonly starts?: { readonly variables: readonly string[] };
}
