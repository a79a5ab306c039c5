// uv.lock: the file by its name or its text; what reads it is loaded with the first one.

import type { ManifestFormat } from '../manifest-format.ts';

export const uvLock: ManifestFormat = {
  id: 'uv.lock',
  names: ['uv.lock'],
  // A script's lock is called after the script: tool.py.lock
  matches: (path, text) =>
    /(?:^|[\\/])uv(?:[.-][\w.-]*)?\.lock$|\.py\.lock$/i.test(path) ||
    (/^version *= *\d/m.test(text) && /^requires-python *=/m.test(text) && /^source *= *\{ *\w+ *= *"/m.test(text)),
  async read(text, path, beside) {
    const { readUvLock } = await import('./read-uv-lock.ts');
    return readUvLock(text, path, beside);
  },
};
