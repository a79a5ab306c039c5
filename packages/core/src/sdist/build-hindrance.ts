// What keeps a setup.py from running: what setuptools or Python have taken away since, or its own refusal.

import { setupStop } from './setup-stop.ts';

/**
 * `use_2to3`: gone with setuptools 58. `pkg_resources`: gone with setuptools 82. `imp`, `SafeConfigParser` (in versioneer.py): gone with
 * Python 3.12. `refusal`: it stops whatever is built with an error; `default-refusal`: unless an environment variable says otherwise.
 */
export type BuildHindrance = 'use_2to3' | 'pkg_resources' | 'imp' | 'SafeConfigParser' | 'refusal' | 'default-refusal';

const use2to3 = /\buse_2to3[ \t]*=[ \t]*True\b|['"]use_2to3['"][ \t]*\]?[ \t]*[:=][ \t]*True\b/;

/** Without an indent: what stands in a `try` has another way. */
const imports = (module: string): RegExp =>
  new RegExp(`^(?:import[ \\t]+(?:[\\w.]+[ \\t]*,[ \\t]*)*${module}\\b(?!\\.)|from[ \\t]+${module}\\b)`, 'm');

const modules = { pkg_resources: imports('pkg_resources'), imp: imports('imp'), versioneer: imports('versioneer') };

/**
 * @param code of setup.py, as `defaultCode` leaves it
 * @param setup all of its code
 * @param versioneer text of versioneer.py; undefined where there is none
 */
export function buildHindrances(
  code: string,
  setup: string,
  versioneer: string | undefined,
): readonly BuildHindrance[] {
  const found: BuildHindrance[] = [];
  if (use2to3.test(code)) found.push('use_2to3');
  if (modules.pkg_resources.test(code)) found.push('pkg_resources');
  if (modules.imp.test(code)) found.push('imp');
  // Up to versioneer 0.22
  if (modules.versioneer.test(code) && /\bconfigparser\.SafeConfigParser\(/.test(versioneer ?? ''))
    found.push('SafeConfigParser');
  const refusal = setupStop(setup);
  if (refusal) found.push(refusal === 'always' ? 'refusal' : 'default-refusal');
  return found;
}
