// The words for what a build fetches: `FreeType`, `Rust crates`, `git repositories (setup.py)`.

import type { BuildFetch } from '../sdist/build-fetch.ts';

export function fetchWords(fetch: BuildFetch): string {
  switch (fetch.kind) {
    case 'project':
      return fetch.unlessThere ? `${fetch.title} (unless the system has it)` : fetch.title;
    case 'files':
      return `files that ${fetch.path} downloads`;
    case 'git':
      return `git repositories (${fetch.path})`;
    case 'packages':
      return `packages that ${fetch.path} installs by pip`;
    case 'cmake':
      return 'sources that CMakeLists.txt downloads';
    case 'crates':
      return 'Rust crates';
  }
}
