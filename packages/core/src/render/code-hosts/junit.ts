// JUnit XML as Jenkins and GitLab read it: a suite a target, a case a package.

import { leavesOut } from '../../rules/gate.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import { rulesOf } from '../../report/rules-of.ts';
import type { Report, ReportPackage, ReportResult, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { sizeText } from '../../text/size-text.ts';
import {
  type Annotation,
  annotations,
  annotationsOf,
  annotationText,
  ignoredText,
  ruleTitle,
  targetText,
} from '../wording/annotations.ts';
import { xmlText } from '../escape/xml-text.ts';
import { targetFacts } from '../wording/target-facts.ts';

interface Case {
  readonly name: string;
  readonly path: string;
  readonly state: 'passed' | 'failure' | 'error' | 'skipped';
  /** Beside a failure or an error. */
  readonly type: string;
  readonly message: string;
  /** Lines. */
  readonly body: readonly string[];
  readonly output: readonly string[];
}

/**
 * Serialises a report for both of Jenkins' schemas.
 *
 * A failure is what has a rule of level error, an error what could not be decided; skipped is what is not installed on the
 * target or whose errors are all suppressed. Errors about a whole file, and packages that it lacks, are cases of their own,
 * named after their rule.
 */
export function junit(report: Report): string {
  const suites = report.targets.map((target, position) => suite(report, target, position));
  const sum = (state: Case['state']): number =>
    suites.reduce((total, { cases }) => total + cases.filter((each) => each.state === state).length, 0);
  const tests = suites.reduce((total, { cases }) => total + cases.length, 0);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="wheelcheck" tests="${tests}" failures="${sum('failure')}" errors="${sum('error')}">`,
    ...suites.flatMap(({ lines: each }) => each),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function suite(
  report: Report,
  target: ReportTarget,
  position: number,
): { readonly cases: readonly Case[]; readonly lines: readonly string[] } {
  const said = annotations(report).filter(
    ({ about, target: other }) => about === null && (other === null || other.id === target.id),
  );
  const cases = distinct([
    ...said.filter(({ level }) => level === 'error').map((each) => wholeFile(each, 'failure', report)),
    ...said.filter(isIncomplete).map((each) => wholeFile(each, 'error', report)),
    ...report.packages.flatMap((pkg) => {
      const result = pkg.results[position];
      return result ? [packageCase(pkg, result, report)] : [];
    }),
  ]);
  const count = (state: Case['state']): number => cases.filter((each) => each.state === state).length;
  const preparation = preparationOn(report, target);
  const output = [
    ...report.remarks,
    ...said
      .filter((each) => each.level !== 'error' && !isIncomplete(each))
      .map((each) => `${each.level}: ${annotationText(each)}`),
    ...(preparation ? [`before pip: ${preparation.line}`, ...preparation.notes] : []),
    ...target.plans.map(({ text, notes }) => `way out: ${[text, ...notes].join('; ')}`),
  ];
  const properties = {
    base: target.base,
    platform: target.platform,
    facts: targetFacts(target),
    source: target.source,
    'image list': target.asOf,
    complete: String(report.complete),
  };
  const lines = [
    `  <testsuite name="${xmlText(targetText(target))}" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" id="${position}">`,
    '    <properties>',
    ...Object.entries(properties).flatMap(([name, value]) =>
      value === null ? [] : [`      <property name="${name}" value="${xmlText(value)}"/>`],
    ),
    '    </properties>',
    ...cases.flatMap(caseLines),
    ...textLines('system-out', output, '    '),
    '  </testsuite>',
  ];
  return { cases, lines };
}

/** What was not judged is no success: a suite of wheels alone would be green. */
function isIncomplete(said: Annotation): boolean {
  return leavesOut(said) && said.level !== 'error';
}

function wholeFile(annotation: Annotation, state: 'failure' | 'error', { inputs }: Report): Case {
  const text = annotationText(annotation);
  return {
    name: annotation.rule === null ? 'the whole file' : ruleTitle(annotation.rule),
    path: annotation.location?.path ?? inputs[0]?.path ?? '-',
    state,
    type: annotation.rule ?? 'wheelcheck',
    message: text,
    body: [text],
    output: [],
  };
}

function packageCase(pkg: ReportPackage, result: ReportResult, report: Report): Case {
  const said = annotationsOf(pkg, result, report);
  const counting = said.filter(({ suppressed }) => suppressed === null);
  const errors = counting.filter(({ level }) => level === 'error');
  const unknown = result.verdict === 'unknown' ? counting.filter(({ rule }) => rule === rulesOf(result)[0]) : [];
  const ignored = said.filter(({ suppressed }) => suppressed !== null);
  const [worst] = errors.length > 0 ? errors : unknown;
  const common = {
    name: `${pkg.name} ${pkg.version ?? '(no pin)'}`,
    path: pkg.location.path,
    output: evidence(pkg, result, said),
  };
  if (worst) {
    const body = [...errors, ...(errors.length > 0 ? [] : unknown)].map((each) => annotationText(each));
    const state = errors.length > 0 ? 'failure' : 'error';
    return { ...common, state, type: worst.rule ?? '', message: body[0] ?? '', body: [...body, place(pkg)] };
  }
  if (result.verdict === 'skipped' || ignored.some((each) => each.level === 'error' || leavesOut(each))) {
    const reasons = ignored.flatMap(({ suppressed }) => (suppressed ? [ignoredText(suppressed)] : []));
    return { ...common, state: 'skipped', type: '', message: '', body: ignored.length > 0 ? reasons : [result.why] };
  }
  return { ...common, state: 'passed', type: '', message: '', body: [] };
}

function place({ location }: ReportPackage): string {
  return `at ${location.path}:${location.line}`;
}

/** The file taken, what told pure from native, the nearest refusals, and what is no failure. */
function evidence(pkg: ReportPackage, result: ReportResult, said: readonly Annotation[]): readonly string[] {
  const { file, build, rejected, rejectedCount } = result;
  const more = rejectedCount - rejected.length;
  return [
    ...(file ? [`file: ${file.filename}${file.size === null ? '' : ` (${sizeText(file.size)})`}`] : []),
    ...(build?.evidence ?? []).map((each) => `because: ${each}`),
    ...rejected.map(({ filename, reason }) => `not: ${filename} (${reason})`),
    ...(more > 0 ? [`and ${counted(more, 'more file')}: wheelcheck explain ${pkg.name} shows them`] : []),
    ...said.filter(({ level }) => level !== 'error').map((each) => `${each.level}: ${annotationText(each)}`),
  ];
}

/** Readers know a case by its class and name: a lock that holds a release twice gets the line added. */
function distinct(cases: readonly Case[]): readonly Case[] {
  const met = new Map<string, number>();
  return cases.map((each) => {
    const key = `${each.path}\n${each.name}`;
    const count = (met.get(key) ?? 0) + 1;
    met.set(key, count);
    return count === 1 ? each : { ...each, name: `${each.name} (${count})` };
  });
}

function caseLines({ name, path, state, type, message, body, output }: Case): readonly string[] {
  const open = `    <testcase classname="${xmlText(path)}" name="${xmlText(name)}"`;
  // One of the two schemas lets <skipped> have no attributes.
  const attributes = state === 'skipped' ? '' : ` type="${xmlText(type)}" message="${xmlText(message)}"`;
  const inner = [
    ...(state === 'passed' ? [] : [`      <${state}${attributes}>${body.map(xmlText).join('\n')}</${state}>`]),
    ...textLines('system-out', output, '      '),
  ];
  return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, '    </testcase>'];
}

function textLines(element: string, lines: readonly string[], indent: string): readonly string[] {
  return lines.length === 0 ? [] : [`${indent}<${element}>${lines.map(xmlText).join('\n')}</${element}>`];
}
