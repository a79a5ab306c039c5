// Which variables of the environment a condition of a build script asks for, by itself or by the names in it.

import type { Assignments } from './default-condition.ts';

const MAX_DEPTH = 6;

const reads =
  /(?:environ\.get|getenv)\(\s*['"](\w+)['"]|environ\[\s*['"](\w+)['"]|['"](\w+)['"]\s+(?:not\s+)?in\s+(?:os\.)?environ\b/g;

/** @param assignments as for the condition: `asked = os.getenv('BASICSR_EXT')` (basicsr 1.4.2) */
export function variablesAsked(condition: string, assignments: Assignments): ReadonlySet<string> {
  const found = new Set<string>();
  const followed = new Set<string>();
  const look = (text: string, depth: number): void => {
    for (const [, got, taken, sought] of text.matchAll(reads)) found.add(got ?? taken ?? sought ?? '');
    if (depth === MAX_DEPTH) return;
    for (const name of text.match(/[A-Za-z_]\w*/g) ?? []) {
      if (followed.has(name)) continue;
      followed.add(name);
      for (const value of assignments.get(name) ?? []) look(value, depth + 1);
    }
  };
  look(condition, 0);
  return found;
}
