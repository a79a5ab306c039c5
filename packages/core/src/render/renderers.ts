// Every report format, by name: the option's type, its help and its dispatch are these keys.

import type { Report } from '../report/report.ts';
import { github } from './code-hosts/github.ts';
import { gitlab } from './code-hosts/gitlab.ts';
import { html } from './html/html.ts';
import { json } from './data/json.ts';
import { jsonl } from './data/jsonl.ts';
import { junit } from './code-hosts/junit.ts';
import { markdown } from './markdown/markdown.ts';
import type { RenderOptions } from './render-options.ts';
import { sarif } from './code-hosts/sarif.ts';
import { terminal } from './terminal/terminal.ts';

export type Renderer = (report: Report, options: RenderOptions) => string;

export const renderers = {
  terminal,
  json,
  jsonl,
  sarif,
  junit,
  github,
  gitlab,
  markdown,
  html,
} as const satisfies Readonly<Record<string, Renderer>>;

export type Format = keyof typeof renderers;

const plain: RenderOptions = { width: 80, verbose: false };

/**
 * Renders a report.
 *
 * @param options 80 columns, no colour and not verbose by default; only the terminal's format heeds the first two
 * @returns text that ends in a newline
 */
export function render(format: Format, report: Report, options: Partial<RenderOptions> = {}): string {
  return renderers[format](report, { ...plain, ...options });
}
