// The extras that are asked of a project.

import { normalizeName } from '../../packaging/name.ts';

/** `a, b` → normalised names (PEP 685), sorted, each once. */
export function splitExtras(text: string): readonly string[] {
  const names = text.split(',').map((extra) => extra.trim());
  return [...new Set<string>(names.filter((name) => name !== '').map(normalizeName))].toSorted();
}
