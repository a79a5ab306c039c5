// Paths that can stand in a line of a Dockerfile without quotes, inside the folder that is built from.

export function isPlainPath(path: string): boolean {
  return /^[\w.][\w.+-]*(?:\/[\w.][\w.+-]*)*$/.test(path) && !path.split('/').includes('..');
}
