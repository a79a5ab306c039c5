// `--baseline FILE`: what each format shows, and what counts, against an earlier report.

import { existsSync } from 'node:fs';
import {
  askedOnly,
  type Baseline,
  compare,
  type Format,
  onlyNew,
  readBaseline,
  relocate,
  render,
  renderers,
  type RenderOptions,
  type Report,
  type ReportFormat,
  WheelcheckError,
} from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';

/** @throws WheelcheckError where the file is missing, no JSON report, or one of another version */
export async function readBaselineFile(path: string): Promise<Baseline> {
  if (!existsSync(path)) {
    throw new WheelcheckError({
      code: 'baseline',
      message: `--baseline ${path}: there is no such file`,
      hint: 'make it where you compare from: wheelcheck -f json=report.json with the same --base and --platform',
      settings: ['baseline'],
    });
  }
  const { text } = await readManifestFile(path);
  return readBaseline(text, path);
}

export interface Against {
  /** What the exit code counts. */
  readonly counted: Report;
  readonly text: (format: Format, options: RenderOptions) => string;
}

/**
 * Without a baseline everything counts, and every format shows the report.
 *
 * @param place a path of the report → where it stands in the repository
 */
export function against(baseline: Baseline | undefined, report: Report, place: (path: string) => string): Against {
  // What was only tried for a recommendation is nobody's finding.
  const asked = askedOnly(report);
  const comparison = baseline && compare(baseline, asked);
  const counted = comparison ? onlyNew(asked, comparison) : asked;
  return {
    counted,
    text: (format, options) => {
      const row: ReportFormat = renderers[format];
      if (comparison && row.comparison) return row.comparison(report, comparison, options);
      const shown = row.holds === 'findings' ? counted : report;
      return render(format, row.paths === 'repository' ? relocate(shown, place) : shown, options);
    },
  };
}
