// The groups of a PDM project with what they refer to: `{ include-group = … }` and the project's own extras.

import type { PackageName } from '../../packaging/name.ts';
import { parsePdmRequirement, type PdmRequirement } from './pdm-requirement.ts';
import { brokenAt, type Place } from '../../toml/toml-table.ts';

/** A group as pyproject.toml has it. */
export interface PdmGroupTexts {
  readonly kind: 'default' | 'extra' | 'dev';
  readonly lines: readonly string[];
  /** Normalised names of the groups that it includes. */
  readonly includes: readonly string[];
}

/** In all groups together; groups that all include one another come to far more than any project has. */
const MAX_REQUIREMENTS = 100_000;

/**
 * Adds to every group the requirements of those that it refers to, one step far: where PDM solves again over a lock, it does
 * not go on to what these refer to in turn (`Project._resolve_dependencies`, PDM 2.25 to 2.29).
 *
 * @param project the project's own name: `shop[fast]` in a group of the project shop stands for its extra `fast`
 * @throws WheelcheckError where a line is no requirement, or a group refers to one that does not exist
 */
export function expandGroups(
  texts: ReadonlyMap<string, PdmGroupTexts>,
  project: PackageName | undefined,
  path: string,
): ReadonlyMap<string, readonly PdmRequirement[]> {
  const own = new Map([...texts].map(([name, group]) => [name, readLines(group, { path, what: `group ${name}` })]));
  let count = 0;
  const expanded = [...own].map(([name, requirements]): [string, readonly PdmRequirement[]] => {
    const place: Place = { path, what: `group ${name}` };
    const extras = requirements.filter((one) => one.name === project).flatMap((one) => one.extras);
    const referred = new Set([...(texts.get(name)?.includes ?? []), ...extras.filter((extra) => own.has(extra))]);
    const all = [...requirements, ...[...referred].flatMap((group) => own.get(group) ?? missing(group, place))];
    count += all.length;
    if (count > MAX_REQUIREMENTS)
      throw brokenAt(place, `groups with more than ${MAX_REQUIREMENTS} requirements are not read`);
    return [name, all.filter((one) => one.name !== project)];
  });
  return new Map(expanded);
}

function missing(group: string, place: Place): never {
  throw brokenAt(place, `includes the group ${group}, which does not exist`);
}

/** PDM skips editable lines in `[project]`, where they do not belong. */
function readLines({ kind, lines }: PdmGroupTexts, place: Place): readonly PdmRequirement[] {
  return lines.flatMap((line) => {
    if (kind !== 'dev' && line.startsWith('-e ')) return [];
    const requirement = parsePdmRequirement(line);
    if (!requirement.ok) throw brokenAt(place, `${JSON.stringify(line)} is no requirement: ${requirement.problem}`);
    return [requirement.value];
  });
}
