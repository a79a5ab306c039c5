// What keeps a setup.py from running: what setuptools has taken away since, or its own refusal.

import { setupStop } from './setup-stop.ts';

/**
 * `Feature`: gone with setuptools 46. `use_2to3`: gone with setuptools 58. `dry_run`: gone with setuptools 81. `pkg_resources`: gone with
 * setuptools 82. `refusal`: it stops whatever is built with an error; `default-refusal`: unless an environment variable says otherwise.
 */
export type BuildHindrance = 'Feature' | 'use_2to3' | 'dry_run' | 'pkg_resources' | 'refusal' | 'default-refusal';

const use2to3 = /\buse_2to3[ \t]*=[ \t]*True\b|['"]use_2to3['"][ \t]*\]?[ \t]*[:=][ \t]*True\b/;

/** Without an indent: what stands in a `try` has another way. */
const feature = /^from[ \t]+setuptools[ \t]+import\b[^\n]*\bFeature\b/m;
const pkgResources = /^(?:import[ \t]+(?:[\w.]+[ \t]*,[ \t]*)*pkg_resources\b(?!\.)|from[ \t]+pkg_resources\b)/m;

/** Handed to a function of distutils (mpi4py 3.1.5, llvmlite 0.42); commands have an attribute of that name still. */
const dryRun = /(?<![\w.])(?:new_compiler|spawn)\s*\((?:[^()]|\([^()]*\)){0,400}?\bdry_run\s*=/;

/**
 * @param code of setup.py, as `defaultCode` leaves it
 * @param setup all of its code
 * @param scripts that of setup.py and of what it imports, as `defaultCode` leaves it
 */
export function buildHindrances(code: string, setup: string, scripts: string): readonly BuildHindrance[] {
  const found: BuildHindrance[] = [];
  if (feature.test(code)) found.push('Feature');
  if (use2to3.test(code)) found.push('use_2to3');
  if (dryRun.test(scripts)) found.push('dry_run');
  if (pkgResources.test(code)) found.push('pkg_resources');
  const refusal = setupStop(setup);
  if (refusal) found.push(refusal === 'always' ? 'refusal' : 'default-refusal');
  return found;
}
