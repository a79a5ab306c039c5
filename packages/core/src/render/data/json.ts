// The report as JSON: exactly the contract's keys in the contract's order.

import type { Report } from '../../report/report.ts';
import { jsonText } from '../escape/json-text.ts';
import { jsonDocument } from './json-document.ts';

/** Serialises the contract's keys of a report; two runs over the same input compare byte for byte. */
export function json(report: Report): string {
  return `${jsonText(jsonDocument(report), 2)}\n`;
}
