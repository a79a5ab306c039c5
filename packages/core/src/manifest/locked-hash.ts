// `sha256:0a1b…`, as poetry.lock, pdm.lock and uv.lock write the hash of a file.

import type { LockedFile } from './manifest.ts';

/** @returns nothing for a text that names no algorithm */
export function lockedHash(text: string): LockedFile['hashes'] {
  const colon = text.indexOf(':');
  if (colon < 0) return {};
  const end = text.indexOf(':', colon + 1);
  const hex = text.slice(colon + 1, end < 0 ? undefined : end).toLowerCase();
  const algorithm = text.slice(0, colon).toLowerCase();
  // Nearly always, and a lock has ten thousand: objects of one shape take half the time.
  return algorithm === 'sha256' ? { sha256: hex } : { [algorithm]: hex };
}
