// Paths as text: core sees no disk, and a manifest's path may have Windows' separators.

/** Resolves `.` and `..` in the text alone; leading `..` stay. */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const [position, part] of path.split('/').entries()) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
    else if (part !== '.' && (part !== '' || position === 0)) parts.push(part);
  }
  return parts.join('/');
}

/** Folder (with its `/`, or empty) and name; Windows' separators too, since `check` may be given such a path. */
export function splitPath(path: string): readonly [folder: string, name: string] {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return [path.slice(0, end), path.slice(end)];
}
