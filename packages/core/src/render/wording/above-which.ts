// Where in a Dockerfile the line before pip goes.

import type { ReportTarget } from '../../report/report.ts';

/** `in a RUN above Dockerfile:4`, above what installs first; undefined where no Dockerfile is read. */
export function aboveWhich({ commands = [] }: ReportTarget): string | undefined {
  const [first] = commands.toSorted((a, b) => a.line - b.line);
  return first && `in a RUN above ${first.path}:${first.line}`;
}
