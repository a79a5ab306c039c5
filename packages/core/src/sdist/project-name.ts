// What an sdist calls itself.

import { normalizeName } from '../packaging/name.ts';

/** By its PKG-INFO. */
export function projectName(texts: ReadonlyMap<string, string>): string | undefined {
  const name = /^Name:[ \t]*([^\r\n]+)/m.exec(texts.get('PKG-INFO') ?? '')?.[1];
  return name === undefined ? undefined : normalizeName(name.trim());
}
