// What a build needs of the image where it builds some of its requirements as well.

import { listWords } from '../../text/list-words.ts';
import type { BuildNeeds } from './build-needs.ts';

export interface RequirementNeeds {
  /** With its version: `numpy 1.17.3`. */
  readonly title: string;
  readonly needs: BuildNeeds;
}

/**
 * The needs of a build and of the requirements that are built for it. Words are added where a requirement needs packages that
 * the build itself does not, and only those that were not said before. Packages are null where those of one of them are: half a list would not build either.
 */
export function withRequirements(own: BuildNeeds, built: readonly RequirementNeeds[]): BuildNeeds {
  return built.reduce((all, { title, needs }): BuildNeeds => {
    const held = new Set(all.packages?.names);
    const isMore = all.words.length === 0 || needs.packages?.names.some((name) => !held.has(name)) === true;
    const words = needs.words.filter((each) => !all.words.includes(each));
    const more = isMore && words.length > 0 ? [`${listWords(words)} for ${title}`] : [];
    const unknown = needs.packages === null ? [`What building ${title} needs of the image is not known.`] : [];
    return {
      words: [...all.words, ...more],
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
  return {
    manager: one.manager,
    names: [...new Set([...one.names, ...other.names])].toSorted(),
    evidence: weakest ?? 'built',
  };
}
