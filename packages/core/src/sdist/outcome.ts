// What a condition of a build script comes to.

/** Null where it depends on more than what an installer gives a build. */
export type Outcome = boolean | null;
