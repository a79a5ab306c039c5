// What is in the way on one target, by name: what cannot be installed, what must be built, what nobody judged.

import type { Obstacles } from './obstacles.ts';
import type { Report, ReportPackage, ReportResult, ReportTarget } from './report.ts';
import { isBuildInDisguise } from './rules-of.ts';

export interface InTheWay {
  /** `torch 2.15.0`, as are all. */
  readonly impossible: readonly string[];
  /** Wheels that may be for another libc are among them (WC108). */
  readonly build: readonly string[];
  /** Undecided, missing from the file, or bringing others that nobody can name. */
  readonly open: readonly string[];
}

export function inTheWay(
  { packages }: Report,
  { id }: ReportTarget,
  { unjudged, unlearnt }: Pick<Obstacles, 'unjudged' | 'unlearnt'>,
): InTheWay {
  const names = (is: (result: ReportResult) => boolean): string[] =>
    packages.filter(({ results }) => results.some((each) => each.target === id && is(each))).map(title);
  return {
    impossible: names(({ verdict }) => verdict === 'impossible'),
    build: names((result) => result.verdict === 'build' || isBuildInDisguise(result)),
    open: [...new Set([...names(({ verdict }) => verdict === 'unknown'), ...unjudged, ...unlearnt])],
  };
}

function title({ name, version }: ReportPackage): string {
  return `${name} ${version ?? ''}`.trimEnd();
}
