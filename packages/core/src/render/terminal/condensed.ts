// A matrix that would take screens: images and platforms that agree share a column, packages that agree share a row.

import type { Report, ReportPackage } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { fileRefused } from '../../report/file-refused.ts';
import { isRefused } from '../../report/refusal-text.ts';
import type { Block, Column } from '../wording/matrix-columns.ts';

/**
 * The columns of a report once those that say the same are one, named by all of them. Where the installer refuses the whole
 * file nothing is installed: what each package would come to there is left out, unless it is so everywhere.
 */
export function condensedBlocks(blocks: readonly Block[], report: Report): readonly Block[] {
  const verdicts = (position: number): string =>
    report.packages.map(({ results }) => results[position]?.verdict).join(' ');
  const isTaken = ({ target: { id } }: Column): boolean => !isRefused(fileRefused(report, id));
  const taken = blocks.some(({ columns }) => columns.some(isTaken))
    ? blocks
        .map((block) => ({ ...block, columns: block.columns.filter(isTaken) }))
        .filter(({ columns }) => columns.length > 0)
    : blocks;
  const joined = taken.map((block) => ({
    ...block,
    columns: alike(block.columns, ({ position }) => verdicts(position)).flatMap((group) => {
      const [first] = group;
      return first ? [{ ...first, label: group.map(({ label }) => label).join(', ') }] : [];
    }),
  }));
  const keyOf = ({ columns }: Block): string =>
    JSON.stringify(columns.map(({ label, position }) => [label, verdicts(position)]));
  return alike(joined, keyOf).flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, label: group.map(({ label }) => label).join(', ') }] : [];
  });
}

/** Packages that have the same verdicts in these columns, with the words for them. */
export function condensedRows(
  packages: readonly ReportPackage[],
  blocks: readonly Block[],
  most: number,
): readonly { readonly label: string; readonly first: ReportPackage }[] {
  const positions = blocks.flatMap(({ columns }) => columns.map(({ position }) => position));
  const keyOf = ({ results }: ReportPackage): string =>
    JSON.stringify(positions.map((position) => [results[position]?.verdict, results[position]?.statements.length]));
  return alike(packages, keyOf).flatMap((group) => {
    const [first] = group;
    return first ? [{ label: labelOf(group, packages, most), first }] : [];
  });
}

/** With its version where it stands alone, or another one stands in another row, and there is room. */
function labelOf(group: readonly ReportPackage[], packages: readonly ReportPackage[], most: number): string {
  const [first] = group;
  if (!first) return '';
  const isRepeated = packages.some((other) => other !== first && other.name === first.name);
  const more = group.length === 1 ? '' : ` and ${group.length - 1} more`;
  const whole = `${first.name} ${first.version ?? ''}`.trimEnd();
  return (isRepeated || more === '') && whole.length + more.length <= most ? `${whole}${more}` : `${first.name}${more}`;
}
