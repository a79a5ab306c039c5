// Every report format, a row each: whatever depends on a format asks here, and compares no names.

import type { Comparison } from '../report/compare.ts';
import type { Report } from '../report/report.ts';
import { github } from './code-hosts/github.ts';
import { gitlab } from './code-hosts/gitlab.ts';
import { html } from './html/html.ts';
import { json } from './data/json.ts';
import { jsonl } from './data/jsonl.ts';
import { junit } from './code-hosts/junit.ts';
import { comparisonMarkdown } from './markdown/comparison-markdown.ts';
import { markdown } from './markdown/markdown.ts';
import { plain, type RenderOptions } from './render-options.ts';
import { sarif } from './code-hosts/sarif.ts';
import { comparisonTerminal } from './terminal/comparison-terminal.ts';
import { terminal } from './terminal/terminal.ts';

/** What there is to know of a format of reports. */
export interface ReportFormat {
  readonly write: (report: Report, options: RenderOptions) => string;
  /** Findings alone, so that against a baseline it gets the new ones; or all that a report says. */
  readonly holds: 'findings' | 'report';
  /** How it shows what changed against a baseline; null where it shows what it holds. */
  readonly comparison: ((report: Report, comparison: Comparison, options: RenderOptions) => string) | null;
  /** From where its readers count paths: code hosts do from the repository's root. */
  readonly paths: 'run' | 'repository';
}

const whole = { holds: 'report', comparison: null, paths: 'run' } as const;

/** Every format with its traits. */
export const renderers = {
  terminal: { ...whole, write: terminal, comparison: comparisonTerminal },
  json: { ...whole, write: json },
  jsonl: { ...whole, write: jsonl },
  sarif: { write: sarif, holds: 'findings', comparison: null, paths: 'repository' },
  junit: { write: junit, holds: 'findings', comparison: null, paths: 'run' },
  github: { write: github, holds: 'findings', comparison: null, paths: 'repository' },
  gitlab: { write: gitlab, holds: 'findings', comparison: null, paths: 'repository' },
  markdown: { ...whole, write: markdown, comparison: comparisonMarkdown },
  html: { ...whole, write: html },
} as const satisfies Readonly<Record<string, ReportFormat>>;

/** The name of a format: a key of `renderers`. */
export type Format = keyof typeof renderers;

/**
 * Renders a report.
 *
 * @param options 80 columns, no colour and not verbose by default; only the terminal's format heeds the first two
 * @returns text that ends in a newline
 */
export function render(format: Format, report: Report, options: Partial<RenderOptions> = {}): string {
  return renderers[format].write(report, { ...plain, ...options });
}
