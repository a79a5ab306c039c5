// What a report comes to, in a sentence or two: the first thing that a person reads.

import { shortened } from '../../text/shortened.ts';
import { refusalText } from '../../report/refusal-text.ts';
import type { Report, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { capital } from '../../text/sentence.ts';
import { targetText } from './annotations.ts';
import { someNames } from './incomplete-sentence.ts';
import { type Obstacles, obstacles } from '../../report/obstacles.ts';

const NAMED = 7;

/** Plain text, full sentences, one line; which image to take where there are several. */
export function headline(report: Report): string {
  const states = report.targets.map((target) => ({ target, found: obstacles(report, target) }));
  const [first, ...others] = states;
  if (!first) return 'Nothing was checked.';
  if (others.length === 0) return single(first.target, first.found);
  const good = states.filter(({ found }) => found.none).map(({ target }) => target);
  if (good.length === states.length) return `No compiler is needed on any of the ${states.length} targets.`;
  if (good.length > 0)
    return `No compiler is needed on ${some(good)}; on the other ${states.length - good.length === 1 ? 'target' : counted(states.length - good.length, 'target')} something must be built or is missing.`;
  const best = states.toSorted((a, b) => weight(a.found) - weight(b.found))[0] ?? first;
  const near = states.filter(({ found }) => troubles(found) === troubles(best.found)).map(({ target }) => target);
  const none = isTroubled(best.found)
    ? `None of the ${states.length} targets installs everything from wheels`
    : `Not everything was judged on the ${states.length} targets`;
  return `${none}; nearest ${near.length === 1 ? 'is' : 'are'} ${some(near)}: ${troubles(best.found)}.`;
}

function single(target: ReportTarget, found: Obstacles): string {
  const where = targetText(target);
  if (found.installed === 0 && found.none) return `Nothing is installed on ${where}.`;
  if (found.none)
    return `${found.installed === 1 ? 'The one package installs' : `All ${found.installed} packages install`} without a compiler on ${where}.`;
  return found.unjudged.length + found.unlearnt.length > 0
    ? `On ${where} ${troubles(found)}.`
    : `${capital(troubles(found))} on ${where}.`;
}

/** Something that was judged is in the way. */
export function isTroubled({ impossible, build, unstated, refused }: Obstacles): boolean {
  return impossible + build + unstated + refused.length > 0;
}

/** `2 of 14 packages must be built and 1 could not be decided`; of a target without trouble only what was judged. */
export function troubles(found: Obstacles): string {
  const { installed, impossible, build, unknown, unstated, refused } = found;
  const parts = (
    [
      [impossible, 'cannot be installed'],
      [build, 'must be built'],
      [unstated, 'may be for glibc'],
      [unknown, 'could not be decided'],
    ] as const
  ).filter(([count]) => count > 0);
  const worded = parts.map(([count, words], position) =>
    position === 0 ? `${count} of ${counted(installed, 'package')} ${words}` : `${count} ${words}`,
  );
  const missing = missingWords(found);
  if (!isTroubled(found) && unknown === 0) return ['nothing that was judged must be built', ...missing].join(', but ');
  return listWords([...(refused.length > 0 ? [refusalText(refused)] : []), ...worded, ...missing]);
}

/** `2 packages that are needed were not judged (flask and mysqlclient)`, `what 1 package needs is not known (lib)` */
export function missingWords({ unjudged, unlearnt }: Pick<Obstacles, 'unjudged' | 'unlearnt'>): readonly string[] {
  const [are, were] = unjudged.length === 1 ? ['is', 'was'] : ['are', 'were'];
  const need = unlearnt.length === 1 ? 'needs' : 'need';
  return [
    ...(unjudged.length > 0
      ? [`${counted(unjudged.length, 'package')} that ${are} needed ${were} not judged (${someNames(unjudged)})`]
      : []),
    ...(unlearnt.length > 0
      ? [`what ${counted(unlearnt.length, 'package')} ${need} is not known (${someNames(unlearnt)})`]
      : []),
  ];
}

/** Nothing installed is worse than a build, a build worse than a question. */
function weight({ impossible, build, unknown, unstated, refused, unjudged, unlearnt }: Obstacles): number {
  return (
    refused.length * 1e12 + impossible * 1e8 + (build + unstated) * 1e4 + unknown + unjudged.length + unlearnt.length
  );
}

/** Platforms of one base together: `python:3.12-slim (linux/amd64, linux/arm64)`. */
function some(targets: readonly ReportTarget[]): string {
  const bases = [...new Set(targets.map(({ name }) => name))];
  const names = bases.map((name) => {
    const platforms = targets.filter((target) => target.name === name).map(({ platform }) => platform);
    return platforms.length === 1 ? `${name} ${platforms[0]}` : `${name} (${platforms.join(', ')})`;
  });
  return listWords(shortened(names, NAMED));
}
