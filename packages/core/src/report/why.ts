// Why a package got its verdict, in a sentence or two that name the nearest miss.

import type { Finding } from '../assess/assess.ts';
import type { Target } from '../target/target.ts';
import { causeOf } from './cause.ts';
import { causeWords } from './cause-words.ts';
import { consequenceText } from './consequence.ts';

/**
 * The reason behind a finding, without the package's name: full sentences, plain text, one line.
 * Empty for a plain wheel.
 *
 * @param more what else is known of the verdict, full sentences; empty ones are left out
 */
export function why(finding: Finding, target: Target, more: readonly string[] = []): string {
  if (finding.verdict === 'wheel') return '';
  const cause = causeOf(finding, target);
  return [cause === null ? '' : causeWords(cause), consequenceText(finding), ...more]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
