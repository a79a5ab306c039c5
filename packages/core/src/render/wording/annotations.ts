// What is to be said at a line of a file, one row a statement: SARIF, JUnit, GitHub and GitLab are made from these.

import { shortened } from '../../text/shortened.ts';
import type {
  Diagnostic,
  Report,
  ReportPackage,
  ReportResult,
  ReportSuppression,
  ReportTarget,
} from '../../report/report.ts';
import { listWords } from '../../text/list-words.ts';
import { sentence } from '../../text/sentence.ts';
import { isBeside } from '../../report/rules-of.ts';
import type { Level } from '../../rules/define-rule.ts';
import { type RuleId, rules } from '../../rules/rules.ts';
import { leads } from '../../rules/statement.ts';
import { eachImage } from './target-names.ts';
import { repositoryPath } from '../escape/repository-path.ts';

/** Images that one text names; the others are counted. */
const TARGETS_NAMED = 4;

type Place = ReportPackage['location'];

export interface Annotation {
  /** Null for what no rule covers. */
  readonly rule: RuleId | null;
  readonly level: Level;
  /** The path relative to the folder of the run; null where it is said of no line of a file. */
  readonly location: Place | null;
  readonly target: ReportTarget | null;
  /** Null where it is said of a whole file or of an image. */
  readonly about: { readonly pkg: ReportPackage; readonly result: ReportResult } | null;
  /** `matplotlib 3.8.2 must be built`: goes on with the target; empty where it is said of no package. */
  readonly subject: string;
  /** Full sentences, one line; text from outside stands in them as it came. */
  readonly detail: string;
  readonly suppressed: ReportSuppression | null;
  /** The command of a Dockerfile that installs it, where that stands elsewhere. */
  readonly installed: Place | null;
  /** Of what is said of no package: what it is, in a word, and each thing that it is said of; null for packages. */
  readonly said: Pick<Diagnostic, 'kind' | 'about' | 'naming' | 'change'> | null;
}

/** Diagnostics first, as they stand in the report, then the packages; for each of them and each target the leading rule first. */
export function annotations(report: Report): readonly Annotation[] {
  return [
    ...report.diagnostics.map((diagnostic) => ofDiagnostic(diagnostic, report)),
    ...report.packages.flatMap((pkg) => pkg.results.flatMap((result) => annotationsOf(pkg, result, report))),
  ];
}

/**
 * The statements about one package on one target; none for a plain wheel and for what is not installed. What the verdict's
 * own sentence tells has no annotation beside it, and one of its own where a baseline has the verdict's already.
 */
export function annotationsOf(pkg: ReportPackage, result: ReportResult, { targets }: Report): readonly Annotation[] {
  const target = targets.find(({ id }) => id === result.target) ?? null;
  const title = `${pkg.name} ${pkg.version ?? ''}`.trimEnd();
  const own = result.statements.filter((each) => leads(each) || isBeside(each));
  return (own.length > 0 ? own : result.statements).map(({ rule, level, sentence: said, accepted }) => ({
    rule,
    level,
    location: located(pkg.location),
    target,
    about: { pkg, result },
    subject: `${title} ${rules[rule].ofPackage?.subject ?? ''}`,
    detail: isBeside({ rule, sentence: said }) ? sentence(said) : verdictText(result),
    suppressed: accepted && { rule, ...accepted },
    installed: result.installed && located(result.installed),
    said: null,
  }));
}

/** The whole text, for its target or, in the caller's words, for several. */
export function annotationText({ subject, detail, target, installed, said }: Annotation, several?: string): string {
  const by = installed === null ? [] : [`Installed at ${installed.path}:${installed.line}.`];
  // What is to be changed leads, and names the stage and its image itself.
  const where = several ?? (said?.change === undefined ? targetText(target) : '');
  if (subject !== '')
    return [`${subject}${where === '' ? '' : ` on ${where}`}.`, detail, ...by].filter((text) => text !== '').join(' ');
  const named = several === undefined && target !== null && said?.naming?.includes(target.name) === true;
  return where === '' ? detail : `${named ? target.platform : where}: ${detail}`;
}

/** `python:3.12-alpine linux/arm64` */
export function targetText(target: Pick<ReportTarget, 'name' | 'platform'> | null): string {
  return target ? `${target.name} ${target.platform}` : '';
}

/** `python:3.12-alpine (linux/amd64, linux/arm64), python:3.12-slim linux/arm64 and 3 more`: the platforms of one image together. */
export function targetsText(
  group: readonly { readonly target: Pick<ReportTarget, 'name' | 'platform'> | null }[],
): string {
  return listWords(shortened(eachImage(group.flatMap(({ target }) => target ?? [])), TARGETS_NAMED));
}

/** Whether it is to be read before the verdicts: an error about whole files, and what is to be changed at a line. */
export function isOnTop({ about, level, said }: Annotation): boolean {
  return about === null && (level === 'error' || (level === 'warning' && said?.change !== undefined));
}

/** `WC101 must-build` */
export function ruleTitle(rule: RuleId | null): string {
  return rule === null ? 'wheelcheck' : `${rule} ${rules[rule].name}`;
}

/** `WC101 is ignored until 2027-01-01 (config): built in its own stage` */
export function ignoredText({ rule, by, reason, until }: ReportSuppression): string {
  return `${rule} is ignored${until === null ? '' : ` until ${until}`} (${by})${reason === null ? '' : `: ${reason}`}`;
}

function verdictText({ why, needsText, fix }: ReportResult): string {
  const [first, ...others] = needsText;
  return [
    sentence(why),
    ...(first === undefined ? [] : [sentence(`It needs: ${first}`), ...others.map(sentence)]),
    ...(fix === '' ? [] : [sentence(`Way out: ${fix}`)]),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function ofDiagnostic(diagnostic: Diagnostic, report: Report): Annotation {
  const { rule, level, message, target, location } = diagnostic;
  return {
    rule,
    level,
    location: location && located(location),
    target: report.targets.find(({ id }) => id === target) ?? null,
    about: null,
    subject: '',
    detail: sentence(message.trim()) || `${ruleTitle(rule)}.`,
    suppressed: null,
    installed: null,
    said: diagnostic,
  };
}

function located({ path, line }: Place): Place | null {
  const relative = repositoryPath(path);
  return relative === null ? null : { path: relative, line: Math.max(1, line) };
}
