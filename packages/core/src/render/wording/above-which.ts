// Where in a Dockerfile the line before pip goes.

import type { ReportTarget } from '../../report/report.ts';

/**
 * `in a RUN above Dockerfile:4`, above what installs first of all that lacks it, `…, or in Dockerfile:2`, where packages are added already;
 * undefined where no Dockerfile is read.
 */
export function aboveWhich({ commands = [], preparedAt, preparedIn }: ReportTarget): string | undefined {
  const first = preparedAt ?? commands.toSorted((a, b) => a.line - b.line)[0];
  if (first === undefined) return undefined;
  const instead = preparedIn?.instead === undefined ? '' : `in place of ${preparedIn.instead} `;
  const beside = preparedIn ? `, or ${instead}in ${preparedIn.path}:${preparedIn.line}` : '';
  return `in a RUN above ${first.path}:${first.line}${beside}`;
}
