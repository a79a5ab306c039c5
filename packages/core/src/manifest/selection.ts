// Which groups and extras of a file count.

/** Which groups and extras the user asked for. Names of extras are normalised (PEP 503). */
export interface Selection {
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly only: readonly string[];
  /** Those of a command that does not name them, each where the file has it: what its installer takes unasked but some, and others. */
  readonly unnamed?: {
    readonly defaults: boolean;
    readonly but: readonly string[];
    readonly also: readonly string[];
    /** The command stops on another Python than the one that the lock was made for; false: it does not look at it. */
    readonly lockedPython?: boolean;
    /** Minor versions of other Pythons of the image that it would take for that. */
    readonly pythonsBeside?: readonly string[];
  };
  /** What of the user's own projects a command leaves out; absent: it builds them. */
  readonly leavesOut?: LeftOutProjects;
  readonly allGroups: boolean;
  readonly extras: readonly string[];
  readonly allExtras: boolean;
}

interface LeftOutProjects {
  /** The project beside the lock: `--no-install-project`. */
  readonly root: boolean;
  /** The members of its workspace: `--no-install-workspace`. */
  readonly members: boolean;
  readonly names: readonly string[];
}
