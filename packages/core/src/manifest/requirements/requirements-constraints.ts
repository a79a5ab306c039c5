// What a requirements file asks of a package besides its pin: other lines of the name, and constraints files.

import { parseSpecifiers, type Specifier } from '../../packaging/specifier.ts';
import type { ProjectConstraint } from '../project-constraint.ts';
import type { RequirementRow } from './requirement-row.ts';

/**
 * The pin of a package is what its file would be changed at, so it binds nothing; ranges do, and pins of a constraints file
 * do where a requirement pins the package as well.
 *
 * @param rows of the file, with what projects in folders ask for
 */
export function requirementsConstraints(rows: readonly RequirementRow[]): readonly ProjectConstraint[] {
  const pinned = new Set(
    rows.filter(({ constraint, package: row }) => !constraint && specifiersOf(row).some(isPin)).map(nameOf),
  );
  return rows.flatMap(({ constraint, package: row }) => {
    const binding = specifiersOf(row).filter((one) => !isPin(one) || (constraint && pinned.has(row.name)));
    const versions = parseSpecifiers(binding.map(({ operator, version }) => operator + version).join(','));
    if (!versions.ok || binding.length === 0) return [];
    return [
      {
        name: row.name,
        versions: [versions.value],
        ...(row.marker ? { marker: row.marker } : {}),
        by: askerOf(row),
      },
    ];
  });
}

/** `requirements.txt:3`, or the project in a folder that asks for it. */
function askerOf({ at, requiredBy }: RequirementRow['package']): string {
  const project = requiredBy?.at(-1);
  return project ? `the project in ${project.folder}` : `${at.path}:${at.line}`;
}

function nameOf({ package: { name } }: RequirementRow): string {
  return name;
}

function specifiersOf({ specifier = '' }: RequirementRow['package']): readonly Specifier[] {
  const set = parseSpecifiers(specifier);
  return set.ok ? set.value.specifiers : [];
}

/** `==1.0` or `===1.0`, no `==1.*`. */
export function isPin({ operator, wildcard }: Specifier): boolean {
  return operator === '===' || (operator === '==' && !wildcard);
}
