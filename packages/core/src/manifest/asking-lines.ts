// Where a Pipfile or a pyproject.toml asks for its packages: the lines that a way out changes.

import { normalizeName, type PackageName } from '../packaging/name.ts';

/** Tables of a Pipfile and of Poetry, whose keys are packages. */
const ofPackages = /^(?:[\w-]*packages|tool\.poetry\.(?:[\w-]+\.)*(?:dev-)?dependencies)$/;

/** Tables of which each key holds a list of requirements. */
const ofLists = /^(?:project\.optional-dependencies|dependency-groups)$/;

const header = /^\s*\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?$/;
const pair = /^\s*(["']?)([\w.-]+)\1\s*=/;
const requirement = /(["'])([A-Za-z0-9][\w.-]*)(?:(?!\1).)*\1/g;

/** @returns the lines of each package that is asked for, counted from 1 */
export function askingLines(text: string): ReadonlyMap<PackageName, readonly number[]> {
  const lines = new Map<PackageName, number[]>();
  let table = '';
  let inList = false;
  for (const [position, line] of text.split('\n').entries()) {
    const next = header.exec(line)?.[1];
    const key = pair.exec(line)?.[2];
    if (next !== undefined) [table, inList] = [next, false];
    else if (key !== undefined) inList = ofLists.test(table) || (table === 'project' && key === 'dependencies');
    if (next === undefined && key !== undefined && ofPackages.test(table)) note(key, position);
    if (inList) for (const { 2: name = '' } of line.matchAll(requirement)) note(name, position);
  }
  return lines;

  function note(name: string, position: number): void {
    const normal = normalizeName(name);
    const known = lines.get(normal) ?? [];
    if (!known.includes(position + 1)) known.push(position + 1);
    lines.set(normal, known);
  }
}
