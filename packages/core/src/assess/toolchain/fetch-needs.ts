// What fetching a source from version control needs of the image. What building it needs nobody can say before it is fetched.

import type { Target } from '../../target/target.ts';
import type { BuildNeeds } from './build-needs.ts';
import { heldBy } from './held-by.ts';
import { packageManager } from './package-manager.ts';
import { providersOf } from './providers.ts';

/** The packages that bring what pip calls, alike in Debian, Alpine and Fedora. Which of several brings a bzr is not known. */
const packageOf: ReadonlyMap<string, string> = new Map([
  ['git', 'git'],
  ['hg', 'mercurial'],
  ['svn', 'subversion'],
]);

/**
 * Null for a tool of which nothing is known. Full python images have all of them (buildpack-deps:scm); of other images with a compiler,
 * such as NVIDIA's, it is not known.
 *
 * @param url as a file names it: `git+https://…`; without such a beginning it is git's
 */
export function fetchNeeds(target: Target, url: string): BuildNeeds | null {
  const { compiler, stageCompiler, image, stage } = target;
  const [, program = 'git'] = /^(\w+)\+/.exec(url) ?? [];
  const name = packageOf.get(program);
  if (name === undefined) return null;
  const manager = packageManager(image?.distro ?? null);
  const isHeld = heldBy(target).size > 0;
  const added = stage?.packages ?? [];
  const isAdded = providersOf(name, added).some((each) => each.every((one) => added.includes(one)));
  const isBare = compiler === false || stageCompiler !== undefined;
  const isMissing = isBare && !isHeld && !isAdded;
  const packages = isHeld
    ? { names: [], evidence: 'known' as const, held: [name] }
    : isBare || isAdded
      ? { names: [name], evidence: 'known' as const }
      : null;
  return {
    things: [{ kind: 'program', name: program }],
    packages: manager && packages && { manager, ...packages },
    kindred: [name],
    notes: [{ kind: 'source-unseen', missing: isMissing ? program : null, bySsh: /^(?:\w+\+)?ssh:|^[^/]+@/.test(url) }],
  };
}
