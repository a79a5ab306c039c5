// A requirements file under constraints that it does not name itself, as pip's -c on the command line.

import type { InputFile } from '../input-file.ts';
import { normalizePath, splitPath } from '../relative-path.ts';

/**
 * One more line of the file for each. Every constraints file gets a folder of its own (`constraints-1/c.txt`), so that equal names
 * stay apart and what it includes is looked for beside it; the report calls it by its own path.
 */
export function constrainedFile(file: InputFile, constraints: readonly InputFile[]): InputFile {
  if (constraints.length === 0) return file;
  const entries = constraints.map((constraint, position) => ({
    constraint,
    folder: `constraints-${position + 1}/`,
    name: constraint.path.replace(/^.*\//, '').replaceAll(/[^\w.-]/g, '_'),
  }));
  return {
    ...file,
    text: [file.text.replace(/\n$/, ''), ...entries.map(({ folder, name }) => `-c ${folder}${name}`), ''].join('\n'),
    sibling: (path) => {
      const entry = entries.find(({ folder }) => path.startsWith(folder));
      if (!entry) return file.sibling(path);
      const rest = path.slice(entry.folder.length);
      return rest === entry.name ? Promise.resolve(entry.constraint.text) : entry.constraint.sibling(rest);
    },
    placeOf: (at) => {
      const placed = [file, ...constraints].map((each) => each.placeOf?.(at) ?? at);
      return placed.find(({ path, line }) => path !== at.path || line !== at.line) ?? at;
    },
    shownAs: (path) => {
      const entry = entries.find(({ folder }) => path.startsWith(folder));
      if (!entry) return file.shownAs?.(path);
      const { constraint } = entry;
      const rest = path.slice(entry.folder.length);
      if (rest === entry.name) return constraint.path;
      return constraint.shownAs?.(rest) ?? normalizePath(splitPath(constraint.path)[0] + rest);
    },
  };
}
