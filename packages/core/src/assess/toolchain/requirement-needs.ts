// What a build needs of the image where it builds some of its requirements as well.

import type { BuildNeeds } from './build-needs.ts';
import type { Need, NeedNote } from './need.ts';

export interface RequirementNeeds {
  /** With its version: `numpy 1.17.3`. */
  readonly title: string;
  readonly needs: BuildNeeds;
}

/**
 * The needs of a build and of the requirements that are built for it. Things are added where a requirement needs packages that
 * the build itself does not, and only those that were not said before. Packages are null where those of one of them are: half a list would not build either.
 */
export function withRequirements(own: BuildNeeds, built: readonly RequirementNeeds[]): BuildNeeds {
  return built.reduce((all, { title, needs }): BuildNeeds => {
    const held = new Set(all.packages?.names);
    const isMore = all.things.length === 0 || needs.packages?.names.some((name) => !held.has(name)) === true;
    const known = new Set(all.things.map((each) => JSON.stringify(each)));
    const news = needs.things.filter((each) => !known.has(JSON.stringify(each)));
    const more: readonly Need[] = isMore && news.length > 0 ? [{ kind: 'for-requirement', needs: news, title }] : [];
    const unknown: readonly NeedNote[] = needs.packages === null ? [{ kind: 'requirement-unknown', title }] : [];
    return {
      things: [...all.things, ...more],
      packages: all.packages && needs.packages && joined(all.packages, needs.packages),
      runtime: all.runtime,
      notes: [...all.notes, ...unknown],
    };
  }, own);
}

type Packages = NonNullable<BuildNeeds['packages']>;

function joined(one: Packages, other: Packages): Packages {
  const weakest = (['known', 'distribution'] as const).find((each) =>
    [one, other].some(({ evidence }) => evidence === each),
  );
  const isRequired = (name: string) =>
    [one, other].some(({ names, optional = [] }) => names.includes(name) && !optional.includes(name));
  const names = [...new Set([...one.names, ...other.names])].toSorted();
  const optional = names.filter((name) => !isRequired(name));
  const held = [...new Set([...(one.held ?? []), ...(other.held ?? [])])].toSorted();
  return {
    manager: one.manager,
    names,
    evidence: weakest ?? 'built',
    ...(optional.length > 0 ? { optional } : {}),
    ...(held.length > 0 ? { held } : {}),
  };
}
