// Pipfile.lock: the file by its name or its text; what reads it is loaded with the first one.

import type { ManifestFormat } from '../manifest-format.ts';

export const pipfileLock: ManifestFormat = {
  id: 'Pipfile.lock',
  names: ['Pipfile.lock'],
  matches: (path, text) =>
    /(?:^|[\\/])Pipfile(?:[.-][\w.-]*)?\.lock$/i.test(path) || /^\s*\{[^]{0,10000}"pipfile-spec"/.test(text),
  async read(text, path, beside) {
    const { readPipfileLock } = await import('./read-pipfile-lock.ts');
    return readPipfileLock(text, path, beside);
  },
};
