// SARIF 2.1.0 (OASIS), for code scanning: one result a package, target and rule, at the lock file's line.

import { rulesOf } from '../../report/rules-of.ts';
import type { Report, ReportSuppression } from '../../report/report.ts';
import { capital } from '../../text/sentence.ts';
import { type RuleId, ruleIds } from '../../rules/rules.ts';
import { toldRules } from '../../rules/told-rules.ts';
import { type Annotation, annotations, annotationText } from '../wording/annotations.ts';
import { fileUri } from '../escape/file-uri.ts';
import { jsonText } from '../escape/json-text.ts';
import { repositoryPath } from '../escape/repository-path.ts';
import { sarifMessage } from '../escape/sarif-message.ts';
import { fingerprints } from './fingerprints.ts';

const ROOT = '%SRCROOT%';

/**
 * Serialises a report as a SARIF log with one run.
 *
 * Results are what annotations() says, with the level of the rule on that target. What no rule covers, and what is said of
 * an image, is a result where it is an error, else a notification of the invocation: a lock has no line for it. The rules are
 * the whole table, so that `ruleIndex` is the same in every run and a log without results still says what was looked for.
 * They have no `helpUri`, which must be a whole address: wheelcheck has no public home, so all of the help stands in the log.
 * Paths are relative to the folder of the run, which is the repository's root where code scanning is to find them.
 */
export function sarif(report: Report): string {
  const rows = annotations(report);
  const found = rows.filter(isResult);
  // What has no line of its own stands behind what has one: it is shown at the first.
  const results = [...found.filter(({ location }) => location !== null), ...found.filter(({ location }) => !location)];
  const identities = fingerprints(results);
  const anySuppressed = results.some(({ suppressed }) => suppressed !== null);
  const run = {
    tool: {
      driver: {
        name: report.tool.name,
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: ruleIds.map(descriptor),
      },
    },
    invocations: [
      {
        executionSuccessful: report.complete,
        toolExecutionNotifications: [
          ...report.faults.map(({ packages, silence, cause }) => ({
            level: 'error',
            message: { text: sarifMessage(`The index ${silence} for ${packages.join(', ')}: ${cause}.`) },
          })),
          ...rows.filter((row) => !isResult(row)).map(notification),
        ],
      },
    ],
    originalUriBaseIds: {
      [ROOT]: { description: { text: 'The root of the repository.' } },
    },
    columnKind: 'utf16CodeUnits',
    results: results.map((row, position) => ({
      ...(row.rule === null ? {} : { ruleId: row.rule, ruleIndex: ruleIds.indexOf(row.rule) }),
      level: row.level,
      message: { text: sarifMessage(annotationText(row)) },
      locations: locations(row, report),
      ...(row.installed ? { relatedLocations: [installedHere(row.installed)] } : {}),
      // GitHub knows an alert again by this key alone. Its own value for it hashes the text around the line, which a new
      // version changes, and which all targets of one line share.
      partialFingerprints: {
        primaryLocationLineHash: `${identities[position]}:1`,
        'wheelcheck/v1': identities[position],
      },
      // All or none of a run's results say whether they are suppressed (3.27.23).
      ...(anySuppressed ? { suppressions: row.suppressed ? [suppression(row.suppressed)] : [] } : {}),
      properties: properties(row),
    })),
  };
  return `${jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, 2)}\n`;
}

function isResult({ rule, level, about, target, location }: Annotation): boolean {
  const isOfImage = about === null && target !== null && location === null;
  return level === 'error' || (rule !== null && !isOfImage);
}

/** `problem.severity`, `precision` and `tags` are what GitHub's code scanning sorts and filters by. */
function descriptor(id: RuleId): object {
  const { name, level, meaning, why, remedy } = toldRules[id];
  const words = name.split('-');
  return {
    id,
    name: words.map(capital).join(''),
    shortDescription: { text: `${capital(words.join(' '))}.` },
    fullDescription: { text: `${meaning} ${why}` },
    help: {
      text: `${meaning}\n\nWhy it matters: ${why}\n\nWhat to do: ${remedy}`,
      markdown: `${meaning}\n\n**Why it matters.** ${why}\n\n**What to do.** ${remedy}`,
    },
    defaultConfiguration: { level },
    properties: {
      tags: ['python', 'packaging', 'container'],
      precision: 'very-high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
    },
  };
}

/** A line where there is one; what is said of a whole file stands at its first line, as GitHub shows no result without a place. */
function locations({ location }: Annotation, report: Report): readonly object[] {
  const place = location ?? firstLine(report);
  return place ? [physical(place)] : [];
}

function firstLine(report: Report): Annotation['location'] {
  const [input] = report.inputs;
  const path = input === undefined ? null : repositoryPath(input.path);
  return path === null ? null : { path, line: 1 };
}

function physical({ path, line }: NonNullable<Annotation['location']>): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: fileUri(path), uriBaseId: ROOT },
      region: { startLine: line },
    },
  };
}

function installedHere(place: NonNullable<Annotation['installed']>): object {
  return { id: 1, message: { text: 'Installed here.' }, ...physical(place) };
}

function notification(row: Annotation): object {
  return {
    level: row.level,
    message: { text: sarifMessage(annotationText(row)) },
    ...(row.rule === null ? {} : { associatedRule: { id: row.rule, index: ruleIds.indexOf(row.rule) } }),
    ...(row.location ? { locations: [physical(row.location)] } : {}),
  };
}

function suppression({ by, reason, until }: ReportSuppression): object {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason === null ? {} : { justification: sarifMessage(reason) }),
    ...(until === null ? {} : { properties: { until } }),
  };
}

function properties({ about, target }: Annotation): object {
  return {
    ...(target ? { target: { base: target.base, platform: target.platform, name: target.name } } : {}),
    ...(about
      ? {
          package: about.pkg.name,
          version: about.pkg.version,
          verdict: about.result.verdict,
          reason: about.result.reason,
          rules: rulesOf(about.result),
          file: about.result.file?.filename ?? null,
        }
      : {}),
  };
}
