// Which options a range of versions admits, without looking at each: a project may have thousands of releases, and a search asks
// for hundreds of ranges of them.

import { satisfies, type Specifier, type SpecifierSet } from '../packaging/specifier.ts';
import { compareVersions } from '../packaging/version.ts';
import type { Option } from './universe.ts';

/** Pre-releases count like every version; an option without a version meets every range. */
export function inRange(options: readonly Option[], specifiers: SpecifierSet): readonly Option[] {
  if (specifiers.specifiers.length === 0) return options;
  const meets = ({ version }: Option): boolean => version === undefined || satisfies(version, specifiers, true);
  if (!isNewestFirst(options)) return options.filter(meets);
  let [from, to] = [0, options.length];
  for (const clause of specifiers.specifiers.flatMap(bounding)) {
    // Clauses from before PEP 440 compare texts, in another order.
    if (clause.admitsText) continue;
    const alone: SpecifierSet = { ...specifiers, specifiers: [clause] };
    const admits = (position: number): boolean => {
      const version = options[position]?.version;
      return version !== undefined && satisfies(version, alone, true);
    };
    // Of these, every older version, or every newer one, is out as well.
    if (clause.operator === '>=' || clause.operator === '>') to = firstWhere(from, to, (at) => !admits(at));
    if (clause.operator === '<=' || clause.operator === '<') from = firstWhere(from, to, admits);
  }
  return options.slice(from, to).filter(meets);
}

/** The clause; of a pin, the bounds that it stands between: awscli pins one of 2,000 versions of botocore. */
function bounding(clause: Specifier): readonly Specifier[] {
  const isBounded = clause.operator === '==' && !clause.wildcard && clause.base !== undefined && !clause.base.local;
  return isBounded
    ? [
        { ...clause, operator: '>=' },
        { ...clause, operator: '<=' },
      ]
    : [clause];
}

/** The first position of which something holds that holds of all behind it; `to` where there is none. */
function firstWhere(from: number, to: number, holds: (position: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const known = new WeakMap<readonly Option[], boolean>();

/** Whoever puts them in order says so: thousands need not be compared again. */
export function asNewestFirst(options: readonly Option[]): readonly Option[] {
  known.set(options, true);
  return options;
}

/** `--prefer-binary` orders them otherwise. */
function isNewestFirst(options: readonly Option[]): boolean {
  const answer =
    known.get(options) ??
    options.every(({ version }, position) => {
      const before = options[position - 1]?.version;
      return version !== undefined && (before === undefined || compareVersions(before, version) >= 0);
    });
  known.set(options, answer);
  return answer;
}
