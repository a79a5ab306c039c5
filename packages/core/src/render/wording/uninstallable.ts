// Where docker build ends with an installation since something of it cannot be installed: what that is, and what helps.

import { questionsOf } from '../../report/alternatives-to.ts';
import { fileRefused } from '../../report/file-refused.ts';
import { isHalted } from '../../report/refusal-text.ts';
import type { Diagnostic, Report, ReportPackage, ReportResult, ReportTarget } from '../../report/report.ts';
import { isIgnored } from '../../report/rules-of.ts';
import { listWords } from '../../text/list-words.ts';
import { shortened } from '../../text/shortened.ts';

/** Names in one sentence, and changes of which each has its own words. */
const [NAMED, CHANGED] = [5, 2] as const;

type Stopped = Pick<Diagnostic, 'location' | 'message' | 'stop' | 'target'>;

/** One for each target; none where images are compared: the one to take is the answer there. */
export function uninstallable(report: Report): readonly Stopped[] {
  return questionsOf(report).flatMap((question) =>
    new Set(question.targets.map(({ name }) => name)).size > 1
      ? []
      : question.targets.flatMap((target) => stoppedOn(target, report) ?? []),
  );
}

interface Row {
  readonly pkg: ReportPackage;
  readonly result: ReportResult;
  readonly line: number;
}

function stoppedOn({ id, commands = [], endings = [] }: ReportTarget, report: Report): Stopped | undefined {
  const refused = fileRefused(report, id);
  if (endings.length === 0 || (refused.length > 0 && !isHalted(refused))) return undefined;
  const rows = report.packages.flatMap((pkg) =>
    pkg.results.flatMap((result): readonly Row[] =>
      result.target === id && result.verdict === 'impossible' && !isIgnored(result)
        ? [{ pkg, result, line: (result.installed ?? pkg.location).line }]
        : [],
    ),
  );
  const line = Math.min(...rows.map((row) => row.line).filter((each) => endings.includes(each)));
  const command = commands.find((each) => each.line === line);
  if (command === undefined) return undefined;
  const here = rows.filter((row) => row.line === line);
  const titles = here.map(({ pkg: { name, version } }) => `${name} ${version ?? ''}`.trimEnd());
  const why = `${listWords(shortened(titles, NAMED))} cannot be installed`;
  return {
    location: { path: command.path, line },
    message: why,
    target: id,
    stop: {
      command: command.command,
      why,
      remedy: changesOf(here),
      first: refused.length === 0,
      behind: true,
      judged: true,
    },
  };
}

/** Undefined where one of them has no change of its own, or there are many. */
function changesOf(rows: readonly Row[]): string | undefined {
  const changes = rows.map(({ pkg: { location }, result: { fix } }) =>
    fix === '' ? '' : `at ${location.path}:${location.line}: ${fix}`,
  );
  return changes.length > CHANGED || changes.includes('') ? undefined : changes.join('; ');
}
