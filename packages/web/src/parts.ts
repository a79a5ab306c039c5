// The files that the build has cut off worker.js; the build writes their names here.

export const parts: readonly string[] = [];
