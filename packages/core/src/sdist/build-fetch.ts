// What a build fetches from the network besides its requirements: a kind with what its words need. The words are report's.

import { isJsonObject } from '../text/json-value.ts';

export type BuildFetch =
  /** The archive of a project, by the name that it is known by; `unlessThere`: the system's own is taken first. */
  | { readonly kind: 'project'; readonly title: string; readonly unlessThere: boolean }
  /** By a file of the sdist; `packages`: by pip, so that nobody resolved or judged them. */
  | { readonly kind: 'files' | 'git' | 'packages'; readonly path: string }
  | { readonly kind: 'cmake' | 'crates' };

/** Whether a value that was kept as JSON is one. */
export function isBuildFetch(value: unknown): value is BuildFetch {
  if (!isJsonObject(value)) return false;
  switch (value['kind']) {
    case 'project':
      return typeof value['title'] === 'string' && typeof value['unlessThere'] === 'boolean';
    case 'files':
    case 'git':
    case 'packages':
      return typeof value['path'] === 'string';
    case 'cmake':
    case 'crates':
      return true;
    default:
      return false;
  }
}
