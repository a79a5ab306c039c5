// What a loop goes through, and where it stands.

export interface LoopItem {
  readonly text: string;
  /** The line of a file of the build context that it is, or stands in. */
  readonly at?: { readonly path: string; readonly line: number } | undefined;
}

/** The lines that something prints. */
export interface LoopLines {
  readonly lines: readonly LoopItem[];
  /** Whether the last one ends: `read` takes one that does not for the end of the file. */
  readonly ends: boolean;
}
