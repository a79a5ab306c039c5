// A command that may move folders within an image, and what it moves.

/** A program that is called, and what stands before it in its pipe. */
export interface MovingCommand {
  readonly name: string;
  readonly words: readonly string[];
  /** The words of the command before it. */
  readonly input: readonly string[];
  /** The file that its output goes to. */
  readonly output: string | undefined;
  /** What was packed before into a pipe, by absolute paths. */
  readonly piped: readonly PackedFolder[];
  /** What was printed before for it to take, by absolute paths and as that was written. */
  readonly listed: readonly PackedFolder[];
}

/** Paths as they are written, relative to the current folder. */
export interface MovedFolders {
  readonly sources: readonly string[];
  /** Where what lies in them may come to be: whether a folder was there hangs on what nobody told. */
  readonly destinations: readonly string[];
}

/** What is put into an archive, and the name that it has there. */
export interface PackedFolder {
  readonly source: string;
  readonly name: string;
}
