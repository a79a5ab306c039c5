// `--baseline FILE`: what each format shows, and what counts, against an earlier report.

import { existsSync } from 'node:fs';
import {
  askedOnly,
  type Baseline,
  compare,
  comparisonMarkdown,
  comparisonTerminal,
  type Format,
  onlyNew,
  readBaseline,
  relocate,
  render,
  type RenderOptions,
  type Report,
  WheelcheckError,
} from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';

/** Formats that hold findings alone: they get the new ones. The others hold the whole report, or the comparison. */
const findings: ReadonlySet<Format> = new Set<Format>(['sarif', 'junit', 'github', 'gitlab']);

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

/** Formats for code hosts, which count paths from the repository's root. */
const hosted: ReadonlySet<Format> = new Set<Format>(['sarif', 'github', 'gitlab']);

/**
 * Without a baseline everything counts, and every format shows the report.
 *
 * @param place a path of the report → where it stands in the repository
 */
export function against(baseline: Baseline | undefined, report: Report, place: (path: string) => string): Against {
  // What was only tried for a recommendation is nobody's finding.
  const asked = askedOnly(report);
  const renderAt = (format: Format, shown: Report, options: RenderOptions): string =>
    render(format, hosted.has(format) ? relocate(shown, place) : shown, options);
  if (!baseline)
    return {
      counted: asked,
      text: (format, options) => renderAt(format, findings.has(format) ? asked : report, options),
    };
  const comparison = compare(baseline, asked);
  const counted = onlyNew(asked, comparison);
  return {
    counted,
    text: (format, options) => {
      if (format === 'terminal') return comparisonTerminal(report, comparison, options);
      if (format === 'markdown') return comparisonMarkdown(report, comparison);
      return renderAt(format, findings.has(format) ? counted : report, options);
    },
  };
}
