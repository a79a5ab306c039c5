// What `apk del`, `apt-get purge`, `apt-get autoremove` and their like take away, and what stays for another's sake.

import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import { dependencyPackages } from './tools/dependency-packages.ts';
import { recommendedPackages } from './tools/recommended-packages.ts';
import type { SystemChange } from './tools/system-packages.ts';

/** What of a compiler depends on what, as `apt-get -s purge NAME` shows it on Debian 12. */
const dependsOn = new Map([
  ['build-essential', ['libc6-dev', 'gcc', 'g++', 'make', 'dpkg-dev']],
  ['g++', ['gcc', 'libc6-dev']],
  ['dpkg-dev', ['make']],
]);

export function takeAwayPackages(change: SystemChange, scope: StageScope): void {
  const { state } = scope;
  for (const name of change.removes) {
    const virtual = state.virtuals.get(name);
    state.virtuals.delete(name);
    state.namedPackages.delete(name);
    for (const each of virtual ?? [name]) if (!isAskedFor(each, state)) state.packages.delete(each);
    // apk takes away at once what was there for them alone.
    if (change.unused === undefined) takeDependencies(virtual ?? [name], scope);
    if (change.unused !== undefined) takeDependents(name, state);
  }
  if (change.unused === true) dropUnused(scope);
}

/** apk's world has what was added by its name, and each virtual package what it was made of: all of that stays. */
function isAskedFor(name: string, { namedPackages, virtuals }: StageState): boolean {
  return namedPackages.has(name) || [...virtuals.values()].some((names) => names.includes(name));
}

function takeDependencies(names: readonly string[], { state, distribution }: StageScope): void {
  const kept = dependencyPackages([...state.packages], distribution);
  for (const each of dependencyPackages(names, distribution))
    if (!isAskedFor(each, state) && !kept.includes(each)) state.packages.delete(each);
}

/** What cannot be without it goes along, and leaves what that had brought. */
function takeDependents(name: string, { packages, namedPackages }: StageState): void {
  const gone = [...dependsOn].filter(([, needs]) => needs.includes(name)).map(([dependent]) => dependent);
  for (const dependent of gone) {
    namedPackages.delete(dependent);
    if (!packages.delete(dependent)) continue;
    for (const each of dependsOn.get(dependent) ?? []) if (each !== name && !gone.includes(each)) packages.add(each);
  }
}

/** What came along with others goes with the last of them; apt keeps what is recommended as well. */
function dropUnused({ state, distribution, release = '' }: StageScope): void {
  const { packages, namedPackages } = state;
  const kept = new Set([
    ...dependencyPackages([...namedPackages], distribution),
    ...recommendedPackages([...namedPackages], distribution, Number.parseFloat(release)),
  ]);
  for (const name of packages) if (!namedPackages.has(name) && !kept.has(name)) packages.delete(name);
}
