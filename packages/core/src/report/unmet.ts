// What the packages of a requirements file need besides it: packages that it lacks (WC202), and pins that they refuse.

import { type Unmet, unmetRequirements } from '../assess/unmet-requirements.ts';
import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Target } from '../target/target.ts';
import type { CheckedPackage } from './facts.ts';
import type { Diagnostic } from './report.ts';
import { shortened } from '../text/shortened.ts';
import { counted } from '../text/counted.ts';
import { listWords } from '../text/list-words.ts';

type Said = Pick<Diagnostic, 'message' | 'brief' | 'unjudged'>;

/** Names that a screen shows, a count among them; the message has them all. */
const SHOWN = 6;

/** Only of files that need not be whole; the locks of other tools hold everything by construction. */
export function unmet(targets: readonly Target[], checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const rows = checked.filter(({ manifest }) => fetchesMissing(manifest));
  const who = listWords([...new Set(rows.map(({ manifest }) => installerTraits[manifest.installer].title))], 'or');
  const found = targets.map((target, position) => {
    const installed = rows.filter(({ findings }) => findings[position]?.verdict !== 'skipped');
    const requiring = installed.map(({ pkg, answer }) => ({ pkg, requires: (answer?.found && answer.requires) || [] }));
    return unmetRequirements(requiring, target);
  });
  return [
    // A warning, not an error: an index may describe another file of the release than the one that is taken.
    ...perTarget(
      found.map((each) => refusedWords(each, who)),
      (said, target) => ({
        rule: null,
        level: 'warning',
        ...said,
        target,
        location: null,
      }),
    ),
    ...perTarget(found.map(missingWords), (said, target) => ({
      rule: 'WC202',
      level: 'warning',
      ...said,
      target,
      location: null,
    })),
  ];
}

/** Said once where it is the same on every target. */
function perTarget(
  words: readonly (Said | null)[],
  say: (said: Said, target: string | null) => Diagnostic,
): readonly Diagnostic[] {
  const [first = null, ...others] = words;
  if (others.every((said) => said?.message === first?.message)) return first === null ? [] : [say(first, null)];
  return words.flatMap((said, position) => (said === null ? [] : [say(said, `t${position}`)]));
}

function refusedWords({ refused }: Unmet, who: string): Said | null {
  if (refused.length === 0) return null;
  return inBoth((shown) => `${who} may find no solution: ${shown(refused).join('; ')}`);
}

function missingWords({ missing }: Unmet): Said | null {
  if (missing.size === 0) return null;
  const named = [...missing].map(([name, needing]) => `${name} (by ${shortened(needing, 4).join(', ')})`);
  const [are, were] = missing.size === 1 ? ['is', 'was'] : ['are', 'were'];
  return {
    ...inBoth(
      (shown) =>
        `${counted(missing.size, 'package')} that these need ${are} not in the file and ${were} not judged: ${shown(named).join(', ')}`,
    ),
    unjudged: [...missing.keys()],
  };
}

/** @param words the message, given what a list is cut down to */
function inBoth(words: (shown: (texts: readonly string[]) => readonly string[]) => string): Said {
  const message = words((texts) => texts);
  const brief = words((texts) => shortened(texts, SHOWN));
  return brief === message ? { message } : { message, brief };
}
