// The facts of a machine → what a check needs of it: its ordered tags and its marker environment.

import { environment, kernelEnvironment } from './environment.ts';
import { arches } from './platform.ts';
import { tags } from './tags.ts';
import type { Target } from './target.ts';

/** What is known of a target before its tags and markers are worked out. */
export type TargetFacts = Omit<Target, 'arch' | 'tags' | 'environment' | 'kernelEnvironment'>;

export function makeTarget(facts: TargetFacts): Target {
  const arch = arches[facts.platform];
  const kernel = kernelEnvironment(facts.python, arch);
  return {
    ...facts,
    arch,
    tags: tagsOnce(facts, arch),
    environment: environment(facts.python, arch),
    ...(kernel === undefined ? {} : { kernelEnvironment: kernel }),
  };
}

/** Images that a run has seen; stages start from the same ones again and again. */
const MOST_KNOWN = 32;
const known = new Map<string, Target['tags']>();

function tagsOnce({ python, libc }: TargetFacts, arch: Target['arch']): Target['tags'] {
  const key = JSON.stringify([python, libc, arch]);
  const found = known.get(key) ?? tags(python, libc, arch);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}
