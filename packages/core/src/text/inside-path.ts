// Paths as programs are given them: how far up somebody stood is no matter of the report that another reads.

/** Of a file outside the current folder its name alone. */
export function insidePath(path: string): string {
  return path.startsWith('../') ? path.slice(path.lastIndexOf('/') + 1) : path;
}
