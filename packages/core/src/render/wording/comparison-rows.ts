// A comparison with a baseline in words: what terminal and Markdown show of it.

import { ownValue } from '../../text/own-value.ts';
import { rulesOf } from '../../report/rules-of.ts';
import type { Change, Comparison } from '../../report/compare.ts';
import { olderMark } from '../../report/older-mark.ts';
import type { ReportPackage, ReportResult, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { type RuleId, rules as ruleTable } from '../../rules/rules.ts';
import { alike } from '../../text/alike.ts';
import { targetsText } from './annotations.ts';

/** Changes that read the same, on one target or several. */
export interface ComparisonRow {
  readonly kind: Change['kind'];
  /** `cryptography 3.4.8 → 3.4.7 (older)` */
  readonly title: string;
  /** `was a wheel, must be built now` */
  readonly words: string;
  readonly rules: readonly RuleId[];
  /** Where, in words; empty where the report has a single target. */
  readonly where: string;
  /** Null where it is gone. */
  readonly after: { readonly pkg: ReportPackage; readonly result: ReportResult } | null;
}

/** The rows, new ones first; plain wheels that were added are left out, `closing` counts them. */
export function comparisonRows(comparison: Comparison, targets: readonly ReportTarget[]): readonly ComparisonRow[] {
  const shown = comparison.changes.filter(({ kind }) => kind !== 'added');
  const rows = shown.map((change) => ({ change, title: titleOf(change), words: wordsOf(change) }));
  const groups = alike(rows, ({ change: { kind, rules, after }, title, words }) =>
    JSON.stringify([kind, title, words, rules, after?.pkg.location, after?.result.why, after?.result.fix]),
  );
  const kinds: readonly Change['kind'][] = ['new', 'solved', 'gone'];
  return kinds.flatMap((kind) =>
    groups.flatMap((group) => {
      const [first] = group;
      if (first?.change.kind !== kind) return [];
      const { title, words, change } = first;
      const where = targets.length > 1 ? targetsText(group.map((each) => each.change)) : '';
      return [{ kind, title, words, rules: change.rules, where, after: change.after }];
    }),
  );
}

/** What it comes to, full sentences; the targets that only one of the two reports has. */
export function closing({ baseline, changes, known, unknownTargets, uncheckedTargets }: Comparison): readonly string[] {
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  const [fresh, solved, gone, added] = [count('new'), count('solved'), count('gone'), count('added')];
  const parts = [
    ...(solved > 0 ? [`${solved} solved`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
    ...(added > 0 ? [`${counted(added, 'new package')} with a wheel`] : []),
  ];
  return [
    `${fresh === 0 ? 'Nothing new' : `${fresh} new`} against ${baseline.path}${parts.length > 0 ? `; ${listWords(parts)}` : ''}.`,
    ...(known > 0
      ? [`${counted(known, 'finding')} of the baseline ${known === 1 ? 'stays' : 'stay'} (not shown).`]
      : []),
    ...(unknownTargets.length > 0
      ? [
          `The baseline lacks ${targetsText(unknownTargets.map((target) => ({ target })))}: everything found there counts as new.`,
        ]
      : []),
    ...(uncheckedTargets.length > 0 ? [`Not checked this time: ${listWords(uncheckedTargets)}.`] : []),
  ];
}

function titleOf({ before, after }: Change): string {
  const name = after?.pkg.name ?? before?.name ?? '';
  const [was, is] = [before?.version ?? '', after?.pkg.version ?? ''];
  if (!before || !after || was === is) return `${name} ${after ? is : was}`.trimEnd();
  return `${name} ${was || '(no pin)'} → ${is || '(no pin)'}${olderMark(was, is)}`;
}

const past: Readonly<Record<string, string>> = {
  wheel: 'was a wheel',
  sdist: 'was a pure Python sdist',
  build: 'had to be built',
  impossible: 'could not be installed',
  unknown: 'could not be decided',
};

const present = {
  wheel: 'is a wheel now',
  sdist: 'is a pure Python sdist now',
  build: 'must be built now',
  impossible: 'cannot be installed now',
  unknown: 'cannot be decided now',
  skipped: 'is not installed now',
} as const satisfies Record<ReportResult['verdict'], string>;

function wordsOf({ before, after, rules }: Change): string {
  const was = before ? (ownValue(past, before.verdict) ?? `was ${before.verdict}`) : 'is new';
  if (!after) return `${was}, is gone`;
  if (before?.verdict === after.result.verdict) {
    const names = rules.map((rule) => `${rule} ${ruleTable[rule].name}`);
    const added = rules.some((rule) => rulesOf(after.result).includes(rule));
    return `${added ? 'new' : 'no more'}: ${listWords(names)}`;
  }
  return `${was}, ${present[after.result.verdict].replace(/ now$/, before ? ' now' : '')}`;
}
