// pdm.lock: the file by its name or its text; what reads it is loaded with the first one.

import type { ManifestFormat } from '../manifest-format.ts';

export const pdmLock: ManifestFormat = {
  id: 'pdm.lock',
  names: ['pdm.lock'],
  matches: (path, text) =>
    /(?:^|[\\/])pdm(?:[.-][\w.-]*)?\.lock$/i.test(path) ||
    (/^lock_version *=/m.test(text) && /^\[metadata\]/m.test(text)),
  async read(text, path, beside) {
    const { readPdmLock } = await import('./read-pdm-lock.ts');
    return readPdmLock(text, path, beside);
  },
};
