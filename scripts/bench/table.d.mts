// Types of table.mjs for the tests.

export interface Row {
  readonly id: string;
  readonly title: string;
  readonly node?: number | undefined;
  readonly uv?: number | undefined;
  readonly uvCpu?: number | undefined;
  readonly pip?: number | undefined;
  readonly peak?: number | undefined;
  readonly uvPeak?: number | undefined;
  readonly requests?: number | undefined;
  readonly kilobytes?: number | undefined;
}

export function tableOf(rows: readonly Row[]): string;
export function readRows(text?: string): readonly Row[];
export function withRows(text: string, rows: readonly Row[]): string;
export function slidden(before: readonly Row[], rows: readonly Row[]): readonly string[];
export function growthOf(rows: readonly Row[]): string;
