// Folders in addresses: `file:` relative to where the installer runs, as a requirement of a file there could have it.

import { normalizePath } from '../relative-path.ts';

/** `file:./app/lib`; characters that an address may not hold are escaped. */
export function folderAddress(folder: string): string {
  const path = normalizePath(folder);
  return `file:${encodeURI(path.startsWith('/') ? path : `./${path}`)}`;
}
