// GitLab's Code Quality report: an array of findings that a merge request compares with those of its target branch.

import type { Report } from '../../report/report.ts';
import type { Level } from '../../rules/define-rule.ts';
import { rules } from '../../rules/rules.ts';
import { type Annotation, annotations, annotationText } from '../wording/annotations.ts';
import { jsonText } from '../escape/json-text.ts';
import { repositoryPath } from '../escape/repository-path.ts';
import { fingerprints } from './fingerprints.ts';
import { printable } from '../../text/unprintable.ts';

const severities = { error: 'major', warning: 'minor', note: 'info' } as const satisfies Record<Level, string>;

/**
 * Serialises what is not suppressed: this format has no word for it. Each entry needs a file: what is said of an image
 * stands at the first line of the first one, and standard input is `-`.
 */
export function gitlab(report: Report): string {
  const rows = annotations(report);
  const identities = fingerprints(rows);
  const entries = rows.flatMap((row, position) =>
    row.suppressed ? [] : [entry(row, identities[position] ?? '', report)],
  );
  return `${jsonText(entries, 2)}\n`;
}

function entry(row: Annotation, fingerprint: string, { inputs }: Report): object {
  const first = inputs[0] === undefined ? null : repositoryPath(inputs[0].path);
  return {
    description: printable(annotationText(row)),
    check_name: row.rule ?? 'wheelcheck',
    fingerprint,
    severity: isStopping(row) ? 'critical' : severities[row.level],
    location: { path: row.location?.path ?? first ?? '-', lines: { begin: row.location?.line ?? 1 } },
  };
}

/** The installer stops, whatever the image is given beforehand. */
function isStopping({ rule }: Annotation): boolean {
  return rule !== null && rules[rule].comesTo === 'impossible';
}
