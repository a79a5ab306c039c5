// Projects whose modules the standard library has by now: where its Python is that new, leaving the package out is the way out.

import type { PackageName } from '../packaging/name.ts';
import type { Release } from '../target/target.ts';

export interface InStandardLibrary {
  /** The module of the standard library. */
  readonly module: string;
  /** The first Python that has it. */
  readonly since: Release;
}

/**
 * Only backports that say of themselves which module they bring to older Pythons, with the same names in it; since when that is there
 * says "New in version" of the module's page in Python's documentation.
 */
const backports: ReadonlyMap<string, InStandardLibrary> = new Map([
  ['argparse', { module: 'argparse', since: [3, 2] }],
  ['asyncio', { module: 'asyncio', since: [3, 4] }],
  ['backports-lzma', { module: 'lzma', since: [3, 3] }],
  ['backports-zoneinfo', { module: 'zoneinfo', since: [3, 9] }],
  ['backports-zstd', { module: 'compression.zstd', since: [3, 14] }],
  ['contextvars', { module: 'contextvars', since: [3, 7] }],
  ['dataclasses', { module: 'dataclasses', since: [3, 7] }],
  ['enum34', { module: 'enum', since: [3, 4] }],
  ['functools32', { module: 'functools', since: [3, 2] }],
  ['futures', { module: 'concurrent.futures', since: [3, 2] }],
  ['pathlib', { module: 'pathlib', since: [3, 4] }],
  // Protocol 5 of PEP 574.
  ['pickle5', { module: 'pickle', since: [3, 8] }],
  ['subprocess32', { module: 'subprocess', since: [3, 2] }],
  ['typing', { module: 'typing', since: [3, 5] }],
]);

/** Null where the Python is too old to have it, or the project is none of these. */
export function inStandardLibrary(name: PackageName, [major, minor]: Release): InStandardLibrary | null {
  const found = backports.get(name);
  if (!found) return null;
  const [sinceMajor, sinceMinor] = found.since;
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor) ? found : null;
}
