// Packages that the installer puts side by side, and that do not work so.

import { isWithin, rowsOf } from '../assess/companion.ts';
import type { CheckedPackage, TargetMatter } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';
import type { Diagnostic } from './report.ts';

/** A warning without a rule: everything is installed, and an import fails. */
export function notTogether(
  targets: readonly Pick<TargetMatter, 'id'>[],
  checked: readonly CheckedPackage[],
): readonly Diagnostic[] {
  const placed = perTarget(targets, ({ id }) => {
    const sentences = sentencesOf(checked.filter(({ findings }) => findings.get(id)?.verdict === 'wheel'));
    return sentences.length === 0 ? null : { sentences };
  });
  return placed.map(({ facts: { sentences }, target, location }) => ({
    rule: null,
    level: 'warning',
    message: sentences.join('; '),
    target,
    location,
  }));
}

function sentencesOf(wheels: readonly CheckedPackage[]): readonly string[] {
  return wheels.flatMap(({ pkg: { name, version } }) =>
    rowsOf(name, version ?? '').flatMap(({ beside, admits, library }) =>
      wheels.flatMap(({ pkg: other }) =>
        other.name === beside && !isWithin(other.version ?? '', admits)
          ? [
              `the wheels of ${name} ${version} and ${beside} ${other.version} hold different versions of ${library}: importing ${name} fails; ${beside}${admits} goes with it`,
            ]
          : [],
      ),
    ),
  );
}
