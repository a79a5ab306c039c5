// What the packages of a requirements file need besides it: packages that it lacks (WC202), and pins that they refuse.

import { type Unmet, unmetRequirements } from '../assess/unmet-requirements.ts';
import type { Target } from '../target/target.ts';
import type { CheckedPackage } from './facts.ts';
import type { Diagnostic } from './report.ts';
import { counted } from './words.ts';

/** Only pip installs from a file that need not be whole; the locks of other tools hold everything by construction. */
export function unmet(targets: readonly Target[], checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const rows = checked.filter(({ manifest }) => manifest.installer === 'pip');
  const found = targets.map((target, position) => {
    const installed = rows.filter(({ findings }) => findings[position]?.verdict !== 'skipped');
    const requiring = installed.map(({ pkg, answer }) => ({ pkg, requires: (answer?.found && answer.requires) || [] }));
    return unmetRequirements(requiring, target);
  });
  return [
    // A warning, not an error: an index may describe another file of the release than the one that pip takes.
    ...perTarget(found.map(refusedText), (message, target) => ({
      rule: null,
      level: 'warning',
      message,
      target,
      location: null,
    })),
    ...perTarget(found.map(missingText), (message, target) => ({
      rule: 'WC202',
      level: 'warning',
      message,
      target,
      location: null,
    })),
  ];
}

/** Said once where it is the same on every target. */
function perTarget(
  texts: readonly string[],
  say: (message: string, target: string | null) => Diagnostic,
): readonly Diagnostic[] {
  const [first = '', ...others] = texts;
  if (others.every((text) => text === first)) return first === '' ? [] : [say(first, null)];
  return texts.flatMap((text, position) => (text === '' ? [] : [say(text, `t${position}`)]));
}

function refusedText({ refused }: Unmet): string {
  return refused.length === 0 ? '' : `pip may find no solution: ${shown(refused).join('; ')}`;
}

function missingText({ missing }: Unmet): string {
  if (missing.size === 0) return '';
  const named = [...missing].map(
    ([name, needing]) => `${name} (by ${needing.slice(0, 3).join(', ')}${needing.length > 3 ? ' …' : ''})`,
  );
  const [are, were] = missing.size === 1 ? ['is', 'was'] : ['are', 'were'];
  return `${counted(missing.size, 'package')} that these need ${are} not in the file and ${were} not judged: ${shown(named).join(', ')}`;
}

function shown(texts: readonly string[]): readonly string[] {
  return texts.length > 5 ? [...texts.slice(0, 5), `… ${texts.length - 5} more`] : texts;
}
