// The place where the user wrote which versions of a package may be taken: a way out may change it.

import { formatTraits } from '../manifest/format-traits.ts';
import type { ProjectConstraint } from '../manifest/project-constraint.ts';
import { isPin } from '../manifest/requirements/requirements-constraints.ts';
import { parseSpecifiers, type SpecifierSet } from '../packaging/specifier.ts';
import { rangeText } from './demands.ts';
import type { Judged } from './inquiry.ts';

export interface OwnLine {
  /** `pyproject.toml:12` */
  readonly place: string;
  /** Whether a lock is made from it; else the package itself stands on it. */
  readonly isLocked: boolean;
  readonly versions: readonly SpecifierSet[];
  /** Whether it names one version, as a line `spam==1.0` does. */
  readonly isPin: boolean;
}

/**
 * Of a lock it is what its project says, where that is the same wherever it is said: what another member of a workspace, or a list of
 * constraints, says of the package binds. Of a file that is resolved it is the package's own line.
 */
export function ownLine(
  { as, manifest }: Pick<Judged, 'as' | 'manifest'>,
  constraints: readonly ProjectConstraint[],
): OwnLine | undefined {
  if (formatTraits[manifest.format].holdsAll) return lineOfProject(constraints.filter(({ name }) => name === as.name));
  const { resolved, requiredBy = [], pinnedAt } = as;
  const asked = parseSpecifiers(resolved?.specifier ?? '');
  const isOwn = resolved?.path.length === 0 && requiredBy.length === 0 && pinnedAt === undefined;
  if (!isOwn || !asked.ok || asked.value.specifiers.length === 0) return undefined;
  return { place: `${as.at.path}:${as.at.line}`, isLocked: false, versions: [asked.value], isPin: false };
}

/** A uv.lock repeats what its project says. */
function lineOfProject(own: readonly ProjectConstraint[]): OwnLine | undefined {
  const [first] = own;
  if (first?.lines === undefined) return undefined;
  const { by, lines, versions } = first;
  const text = rangeText(versions);
  if (!own.every((each) => each.by === by && rangeText(each.versions) === text)) return undefined;
  const specifiers = versions.flatMap((set) => set.specifiers);
  return {
    place: lines.map((line) => `${by}:${line}`).join(' and '),
    isLocked: true,
    versions,
    isPin: specifiers.length === 1 && specifiers.every(isPin),
  };
}
