// Several targets side by side: a table of the packages that differ or are no plain wheel, and what it comes to.

import type { Report, ReportPackage, ReportResult, ReportTarget } from '../report/report.ts';
import { counted, listWords } from '../report/words.ts';
import { diagnosticLines, header } from './header.ts';
import { indented, paint, printable, spread } from './layout.ts';
import type { RenderOptions } from './renderers.ts';
import { verdictWords, worstFirst } from './verdict-words.ts';

interface Column {
  readonly target: ReportTarget;
  readonly position: number;
  /** The platform, short. */
  readonly label: string;
}

/** The columns of one base; never split over two tables unless they alone are too wide. */
interface Block {
  readonly label: string;
  readonly columns: readonly Column[];
}

interface Cell {
  readonly text: string;
  readonly colour?: 'red' | 'yellow' | 'green' | 'dim';
}

interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
}

const GAP = 2;
const CELL = 5;
const LABEL_MOST = 34;
/** Reasons shown below the table unless all are asked for. */
const REASONS_SHOWN = 5;

/** Renders the matrix of a report with several targets, as lines. */
export function matrix(report: Report, options: RenderOptions): readonly string[] {
  const rows = tableRows(report, options);
  const label = Math.min(LABEL_MOST, Math.max(...rows.map((row) => row.label.length), 'package'.length));
  const tables = fit(blocksOf(report), options.width - label);
  return [
    ...header(report, report.targets, options),
    ...report.diagnostics
      .filter(({ rule }) => rule !== 'WC303')
      .flatMap((said) => diagnosticLines(said, report, options)),
    ...tables.flatMap((blocks) => ['', ...table(blocks, rows, label, options)]),
    '',
    ...conclusions(report, options),
  ];
}

function blocksOf(report: Report): readonly Block[] {
  const blocks = new Map<string, Column[]>();
  for (const [position, target] of report.targets.entries()) {
    const columns = blocks.get(target.name) ?? [];
    blocks.set(target.name, [...columns, { target, position, label: target.platform.replace('linux/', '') }]);
  }
  return [...blocks].map(([name, columns]) => ({ label: shortBase(name, report), columns }));
}

/** `3.12-alpine` where every base is a `python:` one, so that the repository need not be said again and again. */
function shortBase(name: string, { targets }: Report): string {
  return targets.every((target) => target.name.startsWith('python:')) ? name.slice('python:'.length) : name;
}

function columnWidth({ label }: Column): number {
  return Math.max(CELL, label.length) + GAP;
}

function blockWidth({ label, columns }: Block): number {
  return Math.max(
    label.length + GAP * 2,
    columns.reduce((sum, column) => sum + columnWidth(column), GAP),
  );
}

/** Fills tables from left to right; what does not fit goes below. A base wider than a whole table is split after all. */
function fit(blocks: readonly Block[], width: number): readonly (readonly Block[])[] {
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

/** One row a package that is no plain wheel somewhere, one for the rest, then the sums. */
function tableRows(report: Report, { verbose }: RenderOptions): readonly Row[] {
  const shown = report.packages.filter(({ results }) => {
    const installed = results.filter(({ verdict }) => verdict !== 'skipped');
    const silent = installed.every(({ reason }) => reason === 'index');
    return verbose || (!silent && installed.some(({ verdict, rules }) => verdict !== 'wheel' || rules.length > 0));
  });
  const rest = report.packages.filter((pkg) => !shown.includes(pkg));
  const wheels = rest.filter(({ results }) => results.some(({ verdict }) => verdict === 'wheel'));
  const unanswered = rest.filter(({ results }) => results.some(({ verdict }) => verdict === 'unknown'));
  return [
    ...shown.map(({ name, version, results }) => ({
      label: printable(`${name} ${version ?? ''}`).trimEnd(),
      cells: results.map(verdictCell),
    })),
    ...alike(wheels, 'wheel', shown.length > 0),
    ...alike(unanswered, 'unknown', shown.length + wheels.length > 0),
    ...sums(report),
  ];

  /** One row for packages that have the same verdict wherever they are installed. */
  function alike(packages: readonly ReportPackage[], verdict: 'wheel' | 'unknown', others: boolean): readonly Row[] {
    const [only] = packages;
    if (!only) return [];
    const label =
      packages.length === 1
        ? printable(`${only.name} ${only.version ?? ''}`).trimEnd()
        : counted(packages.length, others ? 'other' : 'package');
    return [{ label, cells: report.targets.map(() => verdictCell({ verdict, rules: [] })) }];
  }
}

function verdictCell({ verdict, rules }: Pick<ReportResult, 'verdict' | 'rules'>): Cell {
  const { word, colour } = verdictWords[verdict];
  return { text: verdict === 'wheel' && rules.length > 0 ? `${word}*` : word, colour };
}

function sums(report: Report): readonly Row[] {
  const count = (verdict: 'build' | 'impossible' | 'unknown'): readonly number[] =>
    report.targets.map(({ id }) => report.summary[id]?.[verdict] ?? 0);
  const row = (label: string, numbers: readonly (number | string)[]): Row => ({
    label,
    cells: numbers.map((number) => ({ text: `${number}` })),
  });
  const anywhere = (numbers: readonly number[]): boolean => numbers.some((number) => number > 0);
  const sizes = report.targets.map((_, position) => downloadSize(report, position));
  return [
    row('to build', count('build')),
    ...(anywhere(count('impossible')) ? [row('no file (NONE)', count('impossible'))] : []),
    ...(anywhere(count('unknown')) ? [row('unknown (?)', count('unknown'))] : []),
    ...(sizes.every((size) => size !== null)
      ? [
          row(
            'download MB',
            sizes.map((size) => (size / 1_000_000).toFixed(1)),
          ),
        ]
      : []),
  ];
}

/** Bytes of everything that is fetched on a target; null where one size is not known. */
function downloadSize(report: Report, position: number): number | null {
  let sum = 0;
  for (const { results } of report.packages) {
    const result = results[position];
    if (!result || result.verdict === 'skipped' || result.verdict === 'impossible') continue;
    if (result.file?.size === undefined || result.file.size === null) return null;
    sum += result.file.size;
  }
  return sum;
}

function table(
  blocks: readonly Block[],
  rows: readonly Row[],
  label: number,
  { colour }: RenderOptions,
): readonly string[] {
  const heads = blocks.map((block) => `${' '.repeat(GAP * 2)}${block.label}`.padEnd(blockWidth(block)));
  const platforms = blocks.map((block) =>
    block.columns
      .map((column) => column.label.padStart(columnWidth(column)))
      .join('')
      .padStart(blockWidth(block)),
  );
  return [
    `${' '.repeat(label)}${heads.join('')}`,
    `${'package'.padEnd(label)}${platforms.join('')}`,
    ...rows.flatMap((row) => {
      const cells = blocks
        .map((block) => {
          const line = block.columns.map((column) => cellText(row.cells[column.position], columnWidth(column), colour));
          const plain = block.columns.reduce((sum, column) => sum + columnWidth(column), 0);
          return `${' '.repeat(Math.max(0, blockWidth(block) - plain))}${line.join('')}`;
        })
        .join('');
      return row.label.length > label
        ? [row.label, `${' '.repeat(label)}${cells}`]
        : [`${row.label.padEnd(label)}${cells}`];
    }),
  ];
}

function cellText(cell: Cell | undefined, width: number, colour: boolean): string {
  const text = cell?.text ?? '';
  const padding = ' '.repeat(Math.max(0, width - text.length));
  return `${padding}${cell?.colour ? paint(text, cell.colour, colour) : text}`;
}

/** What the table means: the images that need no compiler first, then what is in the way of the others. */
function conclusions(report: Report, options: RenderOptions): readonly string[] {
  const states = blocksOf(report).map((block) => ({
    block,
    bad: block.columns.filter((column) => troubles(report, column) > 0),
  }));
  const good = states.filter(({ bad }) => bad.length === 0);
  const lines = good.map(({ block }) => {
    const name = block.columns[0]?.target.name ?? '';
    const where =
      block.columns.length > 1
        ? ` on ${block.columns.length === 2 ? 'both' : `all ${block.columns.length}`} platforms`
        : '';
    return `${name} needs no compiler${where}.`;
  });
  const details = states.flatMap(({ block, bad }) => troubleLines(report, block, bad));
  return [
    ...[...lines, ...details].flatMap((line) => indented(line, '', options.width)),
    ...reasonLines(report, options),
  ];
}

/** What keeps an image from needing no compiler: also, on musl, a wheel that may be for glibc. */
function troubles({ summary, packages }: Report, { target: { id, libc }, position }: Column): number {
  const { build = 0, impossible = 0, unknown = 0 } = summary[id] ?? {};
  const unstated =
    libc.family === 'musl' ? packages.filter(({ results }) => results[position]?.rules.includes('WC108')).length : 0;
  return build + impossible + unknown + unstated;
}

/** Platforms of one base that are in the same trouble share a sentence. */
function troubleLines(report: Report, block: Block, bad: readonly Column[]): readonly string[] {
  const platforms = new Map<string, string[]>();
  for (const { position, label } of bad) {
    const words = troubleWords(report, position);
    platforms.set(words, [...(platforms.get(words) ?? []), label]);
  }
  const name = block.columns[0]?.target.name ?? '';
  return [...platforms].map(([words, labels]) => `${name} ${listWords(labels)}: ${words}.`);
}

function troubleWords(report: Report, position: number): string {
  const musl = report.targets[position]?.libc.family === 'musl';
  const parts = (
    [
      ['impossible', 'cannot be installed'],
      ['build', 'must be built'],
      ['unknown', 'could not be decided'],
      ['WC108', 'may be wheels for glibc'],
    ] as const
  ).flatMap(([sign, words]) => {
    const names = report.packages
      .filter(
        ({ results }) =>
          results[position]?.verdict === sign || (musl && sign === 'WC108' && results[position]?.rules.includes(sign)),
      )
      .map(({ name }) => printable(name));
    if (names.length === 0) return [];
    const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
    return [`${names.length} ${words} (${listWords(shown)})`];
  });
  return parts.join('; ');
}

/** Why, once a package: for the worst verdict it has anywhere. */
function reasonLines(report: Report, options: RenderOptions): readonly string[] {
  const rows = report.packages.flatMap((pkg) => {
    const worst = pkg.results.toSorted((a, b) => worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict))[0];
    return worst &&
      worst.verdict !== 'skipped' &&
      worst.reason !== 'index' &&
      (worst.verdict !== 'wheel' || worst.rules.length > 0)
      ? [{ pkg, worst }]
      : [];
  });
  const shown = options.verbose ? rows : rows.slice(0, REASONS_SHOWN);
  const more = rows.length - shown.length;
  const rest =
    more > 0
      ? ['', ...indented(`${more} more: -v shows why, explain PACKAGE shows every file.`, '', options.width)]
      : [];
  return [...shown.flatMap(reason), ...rest];

  function reason({ pkg, worst }: (typeof rows)[number]): readonly string[] {
    const target = report.targets.find(({ id }) => id === worst.target);
    const left = printable(`${pkg.name} ${pkg.version ?? ''}`).trimEnd();
    const right = `${printable(pkg.location.path)}:${pkg.location.line}  ${worst.rules.join(' ')}`;
    const where = target ? `${target.name} ${target.platform}: ` : '';
    const sentences = [worst.why, ...worst.notes].filter((sentence) => sentence !== '').map(printable);
    return [
      '',
      ...spread(left, right, options.width),
      ...indented(`${where}${sentences.join(' ')}`, '  ', options.width),
    ];
  }
}
