// environment.yml of conda: the file by its name; what reads it is loaded with the first one.

import { splitPath } from '../relative-path.ts';
import type { ManifestFormat } from '../manifest-format.ts';

export const environmentYml: ManifestFormat = {
  id: 'environment.yml',
  names: [],
  matches: (path) => /^(?:[\w.-]*environment[\w.-]*|conda[\w.-]*)\.ya?ml$/i.test(splitPath(path)[1]),
  async read(text, path, beside) {
    const { readEnvironmentYml } = await import('./read-environment-yml.ts');
    return readEnvironmentYml(text, path, beside);
  },
};
