// The line that stands over an explanation: the packages at the left, where they are pinned and their rules at the right.

import { rulesOf } from '../../report/rules-of.ts';
import type { ReportPackage, ReportResult } from '../../report/report.ts';
import { indented, spread } from './layout.ts';
import { printable } from '../../text/unprintable.ts';

/** So many packages have a line each; of more, that are explained in the same words, the names are joined. */
const LINES = 2;

/** @param label the verdict's word, padded; may be empty */
export function titleLines(
  label: string,
  packages: readonly ReportPackage[],
  result: ReportResult,
  width: number,
): readonly string[] {
  const rules = rulesOf(result).join(' ');
  if (packages.length <= LINES) return packages.flatMap((pkg) => titleLine(label, pkg, rules, width));
  const [first] = packages;
  const names = packages.map(({ name, version }) => printable(`${name} ${version ?? ''}`).trimEnd());
  const lines = indented(names.join(', '), ' '.repeat(label.length), width, label);
  const place = `${shortPath(printable(first?.location.path ?? ''))}:${first?.location.line} and ${packages.length - 1} more lines`;
  return [...lines.slice(0, -1), ...spread(lines.at(-1) ?? '', `${place}  ${rules}`.trimEnd(), width)];
}

function titleLine(
  label: string,
  { name, version, location }: ReportPackage,
  rules: string,
  width: number,
): readonly string[] {
  const left = `${label}${printable(`${name} ${version ?? ''}`).trimEnd()}`;
  const path = printable(location.path);
  const right = (shown: string): string => [`${shown}:${location.line}`, rules].join('  ').trimEnd();
  const fits = left.length + 2 + right(path).length <= width;
  return spread(left, right(fits ? path : shortPath(path)), width);
}

function shortPath(path: string): string {
  return path.split('/').at(-1) ?? path;
}
