// What a build takes besides packages of the distribution: an image with the CUDA compiler, and Python packages that are there before.

import { ownValue } from '../text/own-value.ts';
import type { Build } from '../assess/assess.ts';
import type { DeadEnd } from '../assess/dead-end.ts';
import { imageChange } from '../rules/image-change.ts';
import type { Target } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';

/** Clauses in the imperative, all of which are to be done. */
export function buildWays(
  { needs, deadEnds, requirements }: Build,
  name: string,
  { stage }: Pick<Target, 'stage'>,
): readonly string[] {
  const devel = needs?.notes.flatMap((note) => (note.kind === 'cuda-toolkit' ? [note.devel] : []))[0];
  const required = requirements.map((each) => each.name);
  // What fails by something else too is helped by none of it.
  if (deadEnds.some((end) => end.certain && beforeIt(end, name, required).length === 0)) return [];
  return [
    ...(devel === undefined || devel === null ? [] : [`${onto(devel, stage)}, which has the CUDA compiler`]),
    ...deadEnds.flatMap((end) => beforeIt(end, name, required)),
  ];
}

/** Of the stage's image where the Dockerfile names it. */
function onto(image: string, stage: Target['stage']): string {
  if (stage?.imageLine === undefined) return `take ${image}`;
  const { path, imageLine: line, imageVariables: variables } = stage;
  const { place, text } = imageChange({ path, line, variables }, image);
  return `change ${place} to ${text}`;
}

/** @param required without isolation nobody installs what pyproject.toml asks for, either */
function beforeIt({ fact, of, fixedIn }: DeadEnd, name: string, required: readonly string[]): readonly string[] {
  if (of !== undefined || fixedIn !== undefined) return [];
  if (fact.kind === 'undeclared' && fact.goesOnAs === undefined)
    return [
      `install ${listWords([...new Set([...fact.names, ...required])])} before it, and ${name} with --no-build-isolation`,
    ];
  if (fact.kind !== 'unisolated') return [];
  // A newer one brings it all.
  if (fact.pip !== undefined) return ['renew pip before it (pip install -U pip)'];
  const { names, ranges = {} } = fact;
  return [`install ${listWords(names.map((each) => `${each}${ownValue(ranges, each) ?? ''}`))} before it`];
}
