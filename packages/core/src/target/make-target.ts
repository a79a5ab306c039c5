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
    tags: tags(facts.python, facts.libc, arch),
    environment: environment(facts.python, arch),
    ...(kernel === undefined ? {} : { kernelEnvironment: kernel }),
  };
}
