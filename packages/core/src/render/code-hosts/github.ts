// Annotations of a GitHub Actions run, as commands to the runner.

import type { Report } from '../../report/report.ts';
import { counted, plural } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import type { Level } from '../../rules/define-rule.ts';
import { alike } from '../../text/alike.ts';
import { type Annotation, annotations, annotationText, ruleTitle, targetsText } from '../wording/annotations.ts';
import { workflowCommand } from '../escape/workflow-command.ts';
import { headline } from '../wording/headline.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { worstFirst } from '../wording/verdict-words.ts';

/** GitHub shows ten annotations of a level for a step and drops the rest. The summary is a notice itself. */
const MOST: Readonly<Record<Level, number>> = { error: 10, warning: 10, note: 9 };

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Level, string>;

/**
 * At most ten commands a level, errors first, and a last one with what the run comes to and how many were left out. One
 * package with the same rule on several targets is one annotation; what is suppressed is none.
 */
export function github(report: Report): string {
  const said = annotations(report);
  const rows = alike(
    said.filter(({ suppressed }) => suppressed === null).toSorted((a, b) => gravity(a) - gravity(b)),
    ({ rule, level, location, about, detail }) =>
      JSON.stringify([rule, level, location, about ? [about.pkg.name, about.pkg.version] : detail]),
  );
  const levels = (['error', 'warning', 'note'] as const).map((level) => ({
    level,
    shown: rows.filter(([first]) => first?.level === level).slice(0, MOST[level]),
    count: rows.filter(([first]) => first?.level === level).length,
  }));
  const hidden = levels.flatMap(({ level, shown, count }) =>
    count > shown.length ? [`${count - shown.length} more ${plural(count - shown.length, commands[level])}`] : [],
  );
  const ignored = said.filter(({ suppressed }) => suppressed !== null).length;
  const summary = [
    headline(report),
    ...(report.complete ? [] : [incompleteSentence(report)]),
    ...(hidden.length > 0 ? [`${listWords(hidden)} not shown here.`] : []),
    ...(ignored > 0 ? [`${counted(ignored, 'finding')} ignored.`] : []),
  ].join(' ');
  const lines = [
    ...levels.flatMap(({ shown }) => shown.map(command)),
    workflowCommand('notice', { title: 'wheelcheck' }, summary),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is said of whole files and images comes first, then the worst verdicts: the tenth is often the last that is seen. */
function gravity({ about }: Annotation): number {
  return about ? worstFirst.indexOf(about.result.verdict) : -1;
}

function command(group: readonly Annotation[]): string {
  const [first] = group;
  if (!first) return '';
  const { level, location, rule } = first;
  return workflowCommand(
    commands[level],
    {
      file: location?.path ?? '',
      line: location ? String(location.line) : '',
      title: ruleTitle(rule),
    },
    annotationText(first, group.length > 1 ? targetsText(group) : undefined),
  );
}
