// A lock that a command of a stage makes.

export interface MadeLock {
  /** Absolute. */
  readonly path: string;
  readonly step: number;
  /** Of what could not be followed. */
  readonly line: number;
  readonly text: string;
  /** Why it was not followed. */
  readonly why: string;
  /** Whether something installs from what was made. */
  used: boolean;
}
