// The line that stands over an explanation: the package at the left, where it is pinned and its rules at the right.

import { rulesOf } from '../../report/rules-of.ts';
import type { ReportPackage, ReportResult } from '../../report/report.ts';
import { spread } from './layout.ts';
import { printable } from '../../text/unprintable.ts';

/** @param label the verdict's word, padded; may be empty */
export function titleLines(
  label: string,
  { name, version, location }: ReportPackage,
  result: ReportResult,
  width: number,
): readonly string[] {
  const left = `${label}${printable(`${name} ${version ?? ''}`).trimEnd()}`;
  const path = printable(location.path);
  const right = (shown: string): string =>
    [`${shown}:${location.line}`, rulesOf(result).join(' ')].join('  ').trimEnd();
  const fits = left.length + 2 + right(path).length <= width;
  return spread(left, right(fits ? path : (path.split('/').at(-1) ?? path)), width);
}
