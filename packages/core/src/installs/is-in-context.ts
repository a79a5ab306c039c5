// Whether the build context has something, whatever it is.

import type { ContextFile } from './build-context.ts';

/** A file or a folder; undefined where nobody can say: the context itself always is one. */
export async function isInContext(path: string, names: ContextFile['names']): Promise<boolean | undefined> {
  if (names === undefined || path === '.') return undefined;
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const there = await names(parts.join('/') || '.');
  if (there !== undefined) return there.some((each) => each === name || each === `${name}/`);
  // What cannot be listed is no folder, or not there.
  return parts.length > 0 && (await isInContext(parts.join('/'), names)) === false ? false : undefined;
}
