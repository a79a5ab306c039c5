// The columns of a matrix: targets grouped by base, and how many groups fit side by side.

import type { Report, ReportTarget } from '../../report/report.ts';
import { printable } from '../../text/unprintable.ts';

export interface Column {
  readonly target: ReportTarget;
  readonly position: number;
  /** The platform, short. */
  readonly label: string;
}

/** The columns of one base; never split over two tables unless they alone are too wide. */
export interface Block {
  readonly label: string;
  readonly columns: readonly Column[];
}

/** Blanks before a column, twice as many before a base. */
export const GAP = 2;

/** The longest verdict word. */
const CELL = 5;

/** The targets of a report, those of one base together. */
export function blocksOf(report: Report): readonly Block[] {
  const blocks = new Map<string, Column[]>();
  for (const [position, target] of report.targets.entries()) {
    const columns = blocks.get(target.name) ?? [];
    blocks.set(target.name, [
      ...columns,
      { target, position, label: printable(target.platform.replace('linux/', '')) },
    ]);
  }
  return [...blocks].map(([name, columns]) => ({ label: printable(shortBase(name, report)), columns }));
}

/** `3.12-alpine` where every base is a `python:` one, so that the repository need not be said again and again. */
function shortBase(name: string, { targets }: Report): string {
  return targets.every((target) => target.name.startsWith('python:')) ? name.slice('python:'.length) : name;
}

export function columnWidth({ label }: Column): number {
  return Math.max(CELL, label.length) + GAP;
}

export function blockWidth({ label, columns }: Block): number {
  return Math.max(
    label.length + GAP * 2,
    columns.reduce((sum, column) => sum + columnWidth(column), GAP),
  );
}

/** Fills tables from left to right; what does not fit goes below. A base wider than a whole table is split after all. */
export function fit(blocks: readonly Block[], width: number): readonly (readonly Block[])[] {
  const tables: Block[][] = [[]];
  let used = 0;
  for (const block of blocks.flatMap((each) => splitBlock(each, width))) {
    if (used > 0 && used + blockWidth(block) > width) {
      tables.push([]);
      used = 0;
    }
    tables.at(-1)?.push(block);
    used += blockWidth(block);
  }
  return tables;
}

function splitBlock(block: Block, width: number): readonly Block[] {
  if (blockWidth(block) <= width || block.columns.length < 2) return [block];
  const half = Math.ceil(block.columns.length / 2);
  return [block.columns.slice(0, half), block.columns.slice(half)].flatMap((columns) =>
    splitBlock({ ...block, columns }, width),
  );
}
