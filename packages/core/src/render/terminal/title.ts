// The line that stands over an explanation: the packages at the left, where they are pinned and their rules at the right.

import { rulesOf } from '../../report/rules-of.ts';
import type { ReportPackage, ReportResult } from '../../report/report.ts';
import { indented, spread } from './layout.ts';
import type { RenderOptions } from '../render-options.ts';
import { printable } from '../../text/unprintable.ts';

/** So many packages have a line each; of more, that are explained in the same words, the names are joined. */
const LINES = 2;

/** @param label the verdict's word, padded; may be empty */
export function titleLines(
  label: string,
  packages: readonly ReportPackage[],
  result: ReportResult,
  options: RenderOptions,
): readonly string[] {
  const { width } = options;
  const rules = rulesOf(result).join(' ');
  if (packages.length <= LINES) return packages.flatMap((pkg) => titleLine(label, pkg, rules, options));
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
  { width, link }: RenderOptions,
): readonly string[] {
  const left = `${label}${printable(`${name} ${version ?? ''}`).trimEnd()}`;
  const path = printable(location.path);
  const right = (shown: string): string => [`${shown}:${location.line}`, rules].join('  ').trimEnd();
  const fits = left.length + 2 + right(path).length <= width;
  const shown = fits ? path : shortPath(path);
  const lines = spread(left, right(shown), width);
  // Columns are counted before a link is there, whose codes take none.
  const place = `${shown}:${location.line}`;
  const at = lines.at(-1)?.lastIndexOf(place) ?? -1;
  if (!link || at === -1) return lines;
  const linked = (line: string): string =>
    `${line.slice(0, at)}${link(place, location)}${line.slice(at + place.length)}`;
  return lines.map((line, position) => (position === lines.length - 1 ? linked(line) : line));
}

function shortPath(path: string): string {
  return path.split('/').at(-1) ?? path;
}
