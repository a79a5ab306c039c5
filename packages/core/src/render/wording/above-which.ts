// Where in a Dockerfile the line before pip goes.

import type { ReportTarget } from '../../report/report.ts';

/** `in a RUN above Dockerfile:4`, above what installs first of all that lacks it; undefined where no Dockerfile is read. */
export function aboveWhich({ commands = [], preparedAt }: ReportTarget): string | undefined {
  const first = preparedAt ?? commands.toSorted((a, b) => a.line - b.line)[0];
  return first && `in a RUN above ${first.path}:${first.line}`;
}
