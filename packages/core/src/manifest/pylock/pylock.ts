// pylock.toml and pylock.NAME.toml (PEP 751): the file by its name or its text; what reads it is loaded with the first one.

import type { ManifestFormat } from '../manifest-format.ts';

export const pylock: ManifestFormat = {
  id: 'pylock.toml',
  names: ['pylock.toml'],
  matches: (path, text) =>
    /(?:^|[\\/])pylock(?:\.[^.\\/]+)?\.toml$/.test(path) ||
    (/^lock-version *=/m.test(text) &&
      /^created-by *=/m.test(text) &&
      /^(?:\[\[ *packages *\]\]|packages *=)/m.test(text)),
  async read(text, path) {
    const { readPylock } = await import('./read-pylock.ts');
    return readPylock(text, path);
  },
};
