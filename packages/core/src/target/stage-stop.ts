// Where docker build surely ends with an error in a stage: whatever of it else is judged, no image comes of it.

/** A command at which the build of a stage ends. */
export interface StageStop {
  /** Of another file than the stage's: a script that the Dockerfile runs. */
  readonly path?: string;
  readonly line: number;
  readonly text: string;
  /** A clause. */
  readonly why: string;
  /** A clause in the imperative. */
  readonly remedy?: string | undefined;
  /** The line of the Dockerfile at which it ends. */
  readonly stopsAt: number;
  /** Whether it ends only where the Python of the image is closed to installers (PEP 668), which the target tells. */
  readonly whereClosed?: true;
  /** What else is built there, where it is not the stage that ends: other services of a compose file. */
  readonly of?: string;
}
