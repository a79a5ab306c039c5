// The one recommendation of a platform: which image to take, or to stay, and what it leaves.

import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { choiceTitle } from './choice-title.ts';
import { type Choice, choiceOn } from './choices.ts';
import type { Report, ReportLeaves, ReportPackage, ReportResult } from './report.ts';
import { isBuildInDisguise } from './rules-of.ts';

/** Names that the sentence holds of each kind. */
const NAMED = 5;

export interface Recommendation {
  /** That of the target where it is best to stay; null where no image was asked for. */
  readonly base: string | null;
  readonly platform: string;
  /** What `--python` is to be given beside the base; null where the base has a Python of its own, or it is best to stay. */
  readonly python: string | null;
  /** One full sentence. */
  readonly text: string;
  readonly leaves: ReportLeaves;
}

/** Null where too little is known: the installer refuses the file, or something could not be decided, and no plan is known. */
export function recommendationOn(report: Report, platform: string): Recommendation | null {
  const choice = choiceOn(report, platform);
  if (!choice) return null;
  const { target, found, plan } = choice;
  if (plan) {
    const rest = report.complete ? 'nothing' : 'nothing that was judged';
    const text = `${choiceTitle(choice, report)}: ${rest} has to be compiled then.`;
    return { base: plan.base, platform: plan.platform, python: plan.python, text, leaves: plan.leaves };
  }
  if (found.refused.length > 0 || found.unknown > 0) return null;
  const left = leftOn(report, choice);
  const leaves = { build: left.build.length, impossible: left.impossible.length };
  const isOneOfSeveral = report.targets.some(({ name }) => name !== target.name);
  const words = [
    ...(found.none && found.installed > 0 && isOneOfSeveral ? ['it needs no compiler'] : []),
    ...(left.impossible.length > 0 ? [`${named(left.impossible)} cannot be installed`] : []),
    ...(left.build.length > 0 ? [`${named(left.build)} must be built`] : []),
  ];
  const text = `${[choiceTitle(choice, report), ...(words.length > 0 ? [listWords(words)] : [])].join(': ')}.`;
  return { base: target.base, platform: target.platform, python: null, text, leaves };
}

/** What stands in the way on the target, by name. */
function leftOn({ packages }: Report, { target: { id } }: Choice): Readonly<Record<keyof ReportLeaves, string[]>> {
  const names = (is: (result: ReportResult) => boolean): string[] =>
    packages.filter(({ results }) => results.some((each) => each.target === id && is(each))).map(title);
  return {
    build: names((result) => result.verdict === 'build' || isBuildInDisguise(result)),
    impossible: names(({ verdict }) => verdict === 'impossible'),
  };
}

function title({ name, version }: ReportPackage): string {
  return `${name} ${version ?? ''}`.trimEnd();
}

function named(names: readonly string[]): string {
  return listWords(shortened(names, NAMED));
}
