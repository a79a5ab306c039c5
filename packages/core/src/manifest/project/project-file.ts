// A project without a lock: the file by its name; what reads it is loaded with the first one.

import type { FormatName } from '../format-traits.ts';
import type { ManifestFormat } from '../manifest-format.ts';
import { splitPath } from '../relative-path.ts';

export type ProjectFileName = FormatName & ('pyproject.toml' | 'setup.cfg' | 'setup.py');

/** The reader of pyproject.toml, setup.cfg or setup.py. */
export function projectFile(name: ProjectFileName): ManifestFormat {
  return {
    id: name,
    names: [],
    matches: (path) => splitPath(path)[1] === name,
    async read(text, path, beside) {
      const { readProjectFile } = await import('./read-project-file.ts');
      return readProjectFile(name, text, path, beside);
    },
  };
}
