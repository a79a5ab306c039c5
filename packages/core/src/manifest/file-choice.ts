// How an installer chooses between files of one version that all fit.

export interface FileChoice {
  /** Where the build tag (PEP 427) is weighed: before the tags that fit, after them, or not at all. */
  readonly buildTag: 'before-tag' | 'after-tag' | 'ignored';
  /** Whether a yanked file comes after the others of its version (PEP 592), where a pin admits it at all. */
  readonly yanked: 'last' | 'alike';
  /** Endings of the sdists that are taken, best first; undefined: all alike. */
  readonly sdists: readonly string[] | undefined;
  /** Of files that are equal in everything: the first or last as the index or the file lists them, or the first by name. */
  readonly equals: 'first' | 'last' | 'first-by-name';
}

/** pip, from 21.1 on, and those that let it choose. */
export const pipChoice: FileChoice = { buildTag: 'after-tag', yanked: 'last', sdists: undefined, equals: 'last' };
