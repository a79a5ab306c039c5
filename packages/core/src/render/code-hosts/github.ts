// Annotations of a GitHub Actions run, as commands to the runner.

import type { Report } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { counted, plural } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { shortened } from '../../text/shortened.ts';
import type { Level } from '../../rules/define-rule.ts';
import { type Annotation, annotations, annotationText, ruleTitle, targetsText } from '../wording/annotations.ts';
import { workflowCommand } from '../escape/workflow-command.ts';
import { headline } from '../wording/headline.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { shared } from '../wording/shared-words.ts';
import { worstFirst } from '../wording/verdict-words.ts';

/** GitHub shows ten annotations of a level for a step and drops the rest; nobody reads thirty. */
const MOST = 10;

/** Names behind the first of those that are explained in the same words. */
const NAMED = 6;

const levels: readonly Level[] = ['error', 'warning', 'note'];

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Level, string>;

/** The annotations of one package on several targets. */
type OfPackage = readonly Annotation[];
/** What is said in the same words: of one package, or of several. */
type Cause = readonly OfPackage[];

/**
 * At most ten commands: first what the run comes to and which image to take, with how many were left out, then one for each
 * cause, the most serious first. What is suppressed is none.
 */
export function github(report: Report): string {
  const said = annotations(report);
  const causes = causesOf(said.filter(({ suppressed }) => suppressed === null));
  const shown = causes.slice(0, MOST - 1);
  const hidden = levels.flatMap((level) => {
    const count = causes.slice(MOST - 1).filter((cause) => levelOf(cause) === level).length;
    return count > 0 ? [`${count} more ${plural(count, commands[level])}`] : [];
  });
  const ignored = said.filter(({ suppressed }) => suppressed !== null).length;
  const summary = [
    headline(report),
    ...(report.complete ? [] : [incompleteSentence(report)]),
    ...(hidden.length > 0 ? [`${listWords(hidden)} not shown here.`] : []),
    ...(ignored > 0 ? [`${counted(ignored, 'finding')} ignored.`] : []),
  ].join(' ');
  const lines = [workflowCommand('notice', { title: 'wheelcheck' }, summary), ...shown.map(command)];
  return `${lines.join('\n')}\n`;
}

/** The most serious first, and of equals the one that is about most packages. */
function causesOf(rows: readonly Annotation[]): readonly Cause[] {
  const packages = alike(rows, ({ rule, level, location, about, detail }) =>
    JSON.stringify([rule, level, location, about ? [about.pkg.name, about.pkg.version] : detail]),
  );
  const causes = alike(packages, (group) => {
    const [first] = group;
    if (!first?.about) return JSON.stringify(first);
    const { rule, level, about, detail } = first;
    return JSON.stringify([rule, level, targetsText(group), shared(detail, about.pkg.name)]);
  });
  return causes.toSorted((a, b) => gravity(a) - gravity(b) || b.length - a.length);
}

function levelOf([first]: Cause): Level {
  return first?.[0]?.level ?? 'note';
}

/** By level; in one of them what is said of whole files and images, then the worst verdicts. */
function gravity(cause: Cause): number {
  const about = cause[0]?.[0]?.about;
  return levels.indexOf(levelOf(cause)) * 100 + (about ? worstFirst.indexOf(about.result.verdict) : -1);
}

function command([group = [], ...others]: Cause): string {
  const [first] = group;
  if (!first) return '';
  const { level, location, rule } = first;
  const names = others.flatMap(([other]) => (other?.about ? [titleOf(other.about.pkg)] : []));
  const text = annotationText(first, group.length > 1 ? targetsText(group) : undefined);
  return workflowCommand(
    commands[level],
    {
      file: location?.path ?? '',
      line: location ? String(location.line) : '',
      title: ruleTitle(rule),
    },
    names.length === 0 ? text : `${text} The same holds for ${listWords(shortened(names, NAMED))}.`,
  );
}

function titleOf({ name, version }: { readonly name: string; readonly version: string | null }): string {
  return `${name} ${version ?? ''}`.trimEnd();
}
