// Rows of several installations as one table: a result for every target, and one row for what several of them take from one line.

import type { ReportPackage, ReportResult } from './report.ts';

/** @param ids the targets of the report, in its order */
export function sameRows(packages: readonly ReportPackage[], ids: readonly string[]): readonly ReportPackage[] {
  const rows = joinedRows(oneOfEach(packages), lineOf);
  return rows.map((pkg) => ({ ...pkg, results: ids.map((id) => resultOn(pkg, id)) }));
}

function lineOf({ name, version, location, origin, requiredBy }: ReportPackage): string {
  return JSON.stringify([name, version, location, origin, requiredBy]);
}

/** What a second command takes from the same line of a lock to the same end is there already: `uv sync --no-dev`, then `uv sync`. */
function oneOfEach(packages: readonly ReportPackage[]): readonly ReportPackage[] {
  const seen = new Map<string, readonly ReportPackage[]>();
  return packages.filter((pkg) => {
    const line = lineOf(pkg);
    const same = seen.get(line) ?? [];
    seen.set(line, [...same, pkg]);
    return !same.some((other) => outcome(other) === outcome(pkg));
  });
}

/** Whose command it is does not matter. */
function outcome({ results }: ReportPackage): string {
  return JSON.stringify(results.map((result) => ({ ...result, installed: null })));
}

/** Rows of one key as one, wherever no two of them say something of one target. */
export function joinedRows(
  packages: readonly ReportPackage[],
  keyOf: (pkg: ReportPackage) => string,
): readonly ReportPackage[] {
  const rows = new Map<string, ReportPackage>();
  for (const [position, pkg] of packages.entries()) {
    const key = keyOf(pkg);
    const known = rows.get(key);
    const isSame = known !== undefined && !overlaps(known, pkg);
    rows.set(isSame || known === undefined ? key : `${key} ${position}`, isSame ? joined(known, pkg) : pkg);
  }
  return [...rows.values()];
}

/** Two lines that say the same of one target are two rows; what one installation leaves out another may bring. */
function overlaps(one: ReportPackage, other: ReportPackage): boolean {
  return one.results.some(
    (result) =>
      result.verdict !== 'skipped' &&
      other.results.some(({ target, verdict }) => target === result.target && verdict !== 'skipped'),
  );
}

function joined(one: ReportPackage, other: ReportPackage): ReportPackage {
  const installed = (result: ReportResult): number => Number(result.verdict === 'skipped');
  return { ...one, results: [...one.results, ...other.results].toSorted((a, b) => installed(a) - installed(b)) };
}

function resultOn({ results }: ReportPackage, id: string): ReportResult {
  return results.find(({ target }) => target === id) ?? { ...notThere, target: id };
}

/** Another stage's. */
const notThere: Omit<ReportResult, 'target'> = {
  verdict: 'skipped',
  statements: [],
  reason: 'not-needed',
  file: null,
  rejected: [],
  rejectedCount: 0,
  build: null,
  suggestions: [],
  why: '',
  needs: [],
  deadEnds: [],
  runtime: [],
  needsText: [],
  resolvedFrom: null,
  fix: '',
  installed: null,
  nativeWheel: false,
};
