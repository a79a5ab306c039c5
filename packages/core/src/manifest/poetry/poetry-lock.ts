// poetry.lock: the file by its name or its text; what reads it is loaded with the first one.

import type { ManifestFormat } from '../manifest-format.ts';

export const poetryLock: ManifestFormat = {
  id: 'poetry.lock',
  names: ['poetry.lock'],
  matches: (path, text) =>
    /(?:^|[\\/])poetry(?:[.-][\w.-]*)?\.lock$/i.test(path) ||
    (/^lock-version *=|^\[metadata\.(?:files|hashes)\]/m.test(text) &&
      /^content-hash *=/m.test(text) &&
      /^\[metadata\]/m.test(text)),
  async read(text, path, beside) {
    const { readPoetryLock } = await import('./read-poetry-lock.ts');
    return readPoetryLock(text, path, beside);
  },
};
