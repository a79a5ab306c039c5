// The report for a person at a terminal: one target in full, worst first; several as a matrix.

import { noneInstalled } from '../../report/none-installed.ts';
import { shortened } from '../../text/shortened.ts';
import type { Refusal } from '../../report/file-refused.ts';
import { isHalted, isRefused, refusalText } from '../../report/refusal-text.ts';
import type { Report, ReportPackage, ReportResult, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { capital, decapital } from '../../text/sentence.ts';
import { alike } from '../../text/alike.ts';
import { briefly } from '../wording/briefly.ts';
import { diagnosticLines, header, INDENT, standsApart } from './header.ts';
import { isTroubled, missingWords } from '../wording/troubles.ts';
import { shownEvidence } from '../wording/shown-evidence.ts';
import { ownWords, skippedWords } from './skipped-words.ts';
import { ignoredBlock, ignoredCount, ignoredSentences } from './ignored.ts';
import { indented, paint } from './layout.ts';
import type { Colour } from '../wording/colour.ts';
import { printable } from '../../text/unprintable.ts';
import { isIgnored, notesOf } from '../../report/rules-of.ts';
import { matrix } from './matrix.ts';
import { obstacles } from '../../report/obstacles.ts';
import { plain, type RenderOptions } from '../render-options.ts';
import { shared } from '../wording/shared-words.ts';
import { isReached, isToldAbove } from '../wording/stop-texts.ts';
import { stopLines } from './stop-lines.ts';
import { titleLines } from './title.ts';
import { costLines, wayOut } from './way-out.ts';
import { verdictWords, worstFirst } from '../wording/verdict-words.ts';

/** Renders for a terminal; plain text of at most `width` columns (80), readable without colour. */
export function terminal(report: Report, given: Partial<RenderOptions> = {}): string {
  const options = { ...plain, ...given };
  const [first, ...others] = report.targets;
  if (!first) return '';
  const shown = options.verbose ? report : briefly(report);
  const answer = others.length > 0 ? matrix(shown, options) : single(shown, first, options);
  const body = [...stopLines(report, options), ...answer];
  return `${body.map((line) => line.trimEnd()).join('\n')}\n`;
}

function single(report: Report, target: ReportTarget, options: RenderOptions): readonly string[] {
  const rows = report.packages.flatMap((pkg) => {
    const result = pkg.results[0];
    return result ? [{ pkg, result }] : [];
  });
  const blocks = worstFirst.flatMap((verdict) =>
    alike(
      rows.filter(({ result }) => result.verdict === verdict && needsBlock(result, options) && !isIgnored(result)),
      (row) => explanationOf(row, options),
    ).map((group) => block(group, options)),
  );
  const diagnostics = report.diagnostics.filter((said) => !isToldAbove(said, report));
  return [
    [
      ...header(report, target, options),
      ...diagnostics.filter((said) => !standsApart(said)).flatMap((said) => diagnosticLines(said, null, options)),
    ],
    ...diagnostics.filter(standsApart).map((said) => diagnosticLines(said, null, options)),
    ...blocks,
    ...rows.filter(({ result }) => isIgnored(result)).map(({ pkg, result }) => ignoredBlock(pkg, result, options)),
    unanswered(rows, report, options),
    quietRows(rows, options),
    [...conclusion(report, target, options), ...wayOut(report, target, options)],
  ]
    .filter((section) => section.length > 0)
    .flatMap((section, position) => (position === 0 ? section : ['', ...section]));
}

/** Wheels without a remark, skipped packages and those that the index did not answer for are counted, not listed, unless asked. */
function needsBlock({ verdict, statements, reason }: ReportResult, { verbose }: RenderOptions): boolean {
  if (verdict === 'skipped' || reason === 'index') return verbose;
  return verdict !== 'wheel' || statements.length > 0 || verbose;
}

/** The words of a row; asked for details, each row stands alone. */
function explanationOf({ pkg, result }: Row, { verbose }: RenderOptions): string {
  return verbose
    ? `${pkg.name} ${pkg.location.line}`
    : shared(
        [result.why, ...notesOf(result), ...result.needsText, result.fix, ...ignoredSentences(result)].join(' '),
        pkg.name,
      );
}

function block(rows: readonly Row[], options: RenderOptions): readonly string[] {
  const { result } = rows[0] ?? {};
  if (!result) return [];
  const sentences = [result.why, ...notesOf(result), ...ignoredSentences(result)]
    .filter((sentence) => sentence !== '')
    .map((sentence) => printable(rows.length > 1 ? shared(sentence, rows[0]?.pkg.name ?? '') : sentence));
  return [
    ...paintedTitle(rows, result, options),
    ...sentences.flatMap((sentence) => indented(sentence, INDENT, options.width)),
    ...costLines(result, options.width),
    ...(options.verbose ? rows.flatMap((row) => detailLines(row, options)) : []),
  ];
}

function paintedTitle(rows: readonly Row[], result: ReportResult, options: RenderOptions): readonly string[] {
  const { word, colour: tone } = verdictWords[result.verdict];
  const label = word.padEnd(INDENT.length);
  const packages = rows.map(({ pkg }) => pkg);
  return titleLines(label, packages, result, options).map((line) =>
    line.startsWith(label) ? `${paint(word, tone, options)}${line.slice(word.length)}` : line,
  );
}

/** The file taken, what told pure from native, and the nearest refusals. */
function detailLines({ pkg, result }: Row, { width }: RenderOptions): readonly string[] {
  const more = result.rejectedCount - result.rejected.length;
  const { shown, rest } = shownEvidence(result.build?.evidence ?? []);
  const details: readonly (readonly [label: string, text: string])[] = [
    ...(result.file ? [['file', result.file.filename] as const] : []),
    ...shown.map((evidence) => ['because', evidence] as const),
    ...(rest === undefined ? [] : [['', rest] as const]),
    ...result.rejected.map(({ filename, reason }) => ['not', `${filename} (${reason})`] as const),
    ...(more > 0 ? [['', `and ${counted(more, 'more file')}; explain ${pkg.name} shows them`] as const] : []),
  ];
  const indent = `${INDENT}${' '.repeat(8)}`;
  return details.flatMap(([label, text]) => indented(printable(text), indent, width, `${INDENT}${label}`));
}

type Row = { readonly pkg: ReportPackage; readonly result: ReportResult };

/** An index that is down would fill the screen with one sentence again and again. */
function unanswered(rows: readonly Row[], { faults }: Report, options: RenderOptions): readonly string[] {
  const silent = rows.filter(({ result }) => result.reason === 'index' && !needsBlock(result, options));
  const why = new Map(faults.flatMap(({ silence, packages }) => packages.map((name) => [name, silence] as const)));
  return (['was not asked', 'does not decide alone', 'did not answer'] as const).flatMap((silence) => {
    const names = silent
      .filter(({ pkg }) => (why.get(pkg.name) ?? 'did not answer') === silence)
      .map(({ pkg }) => printable(pkg.name));
    if (names.length === 0) return [];
    const sentence = `The index ${silence} for ${listWords(shortened(names, 6))}.`;
    return indented(sentence, INDENT, options.width, verdictWords.unknown.word);
  });
}

/** The counted rest: plain wheels by native and pure, and what is not installed here by reason. */
function quietRows(rows: readonly Row[], options: RenderOptions): readonly string[] {
  if (options.verbose) return [];
  const wheels = rows.filter(({ result }) => result.verdict === 'wheel' && !needsBlock(result, options));
  const skipped = rows.filter(({ result }) => result.verdict === 'skipped' && !result.builtHere);
  const own = rows.filter(({ result }) => result.builtHere).length;
  const native = wheels.filter(({ result }) => result.nativeWheel).length;
  const counts = [
    ...(native > 0 ? [`${native} native`] : []),
    ...(wheels.length > native ? [`${wheels.length - native} pure Python`] : []),
  ];
  const [only, ...others] = wheels;
  const alone = native > 0 ? 'native' : 'pure Python';
  const kinds = others.length === 0 ? alone : counts.length > 1 ? counts.join(', ') : `all ${alone}`;
  const what =
    only && others.length === 0 ? printable(`${only.pkg.name} ${only.pkg.version}`) : counted(wheels.length, 'package');
  const why = skippedWords(skipped.map(({ result }) => result.reason ?? ''));
  const line = (word: string, text: string, tone: Colour): readonly string[] =>
    indented(text, INDENT, options.width, word).map((each, position) =>
      position === 0 ? `${paint(word, tone, options)}${each.slice(word.length)}` : each,
    );
  return [
    ...(wheels.length > 0 ? line('wheel', `${what} (${kinds})`, 'green') : []),
    ...(skipped.length > 0
      ? line('-', `${counted(skipped.length, 'package')} not installed on this target (${why})`, 'dim')
      : []),
    ...(own > 0 ? line('-', ownWords(own), 'dim') : []),
  ];
}

/** What it comes to, in one sentence a verdict. */
function conclusion(report: Report, target: ReportTarget, options: RenderOptions): readonly string[] {
  const { wheel = 0, sdist = 0 } = report.summary[target.id] ?? {};
  const found = obstacles(report, target);
  const { installed: total, impossible, build, unknown, unstated, refused, none } = found;
  // The stop is named before it: without it nothing is in the way.
  const isBare = none || (report.complete && isHalted(refused) && impossible + build + unknown + unstated === 0);
  const on = printable(`on ${target.name} ${target.platform}`);
  const counts = [
    ...(impossible > 0 ? [`${impossible} of ${total} cannot be installed ${on}.`] : []),
    ...(build > 0 ? [`${build} of ${total} must be built ${on}.`] : []),
    ...(unknown > 0 ? [`${unknown} of ${total} could not be decided.`] : []),
    ...(unstated > 0
      ? [
          `${unstated} of ${total} ${unstated === 1 ? 'is a wheel that does' : 'are wheels that do'} not say for which libc: it counts as a build on musl.`,
        ]
      : []),
    ...(total > 0 && isBare
      ? [
          sdist === 0
            ? `${total === 1 ? 'The package has a wheel' : `All ${total} packages have wheels`} ${on}: no compiler is needed.`
            : `No compiler is needed ${on}: ${counted(wheel, 'wheel')} and ${counted(sdist, 'pure Python sdist')}.`,
        ]
      : []),
    ...(total > 0 && !isBare && total === wheel + sdist && (refused.length === 0 || isHalted(refused)) && unstated === 0
      ? [
          `Nothing that was judged must be built ${on}: ${listWords([
            ...(wheel > 0 ? [counted(wheel, 'wheel')] : []),
            ...(sdist > 0 ? [counted(sdist, 'pure Python sdist')] : []),
          ])}.`,
        ]
      : []),
    // What was not judged is named at the top, and on standard error as what the exit code rests on.
    ...(total === 0 ? missingWords(found).map((words) => `${capital(words)}.`) : []),
    ...ignoredCount(report, total),
    ...(total === 0 ? [`${noneInstalled(report, target)} on this target.`] : []),
  ];
  const sentences = [...refusedWords(refused, on), ...withoutStop(counts, report, refused)];
  const tone: Colour = none ? 'green' : isTroubled(found) ? 'red' : 'yellow';
  return sentences.flatMap((sentence) =>
    indented(sentence, '', options.width).map((line) => paint(paint(line, 'bold', options), tone, options)),
  );
}

function refusedWords(refused: readonly Refusal[], on: string): readonly string[] {
  if (refused.length === 0) return [];
  const words = isHalted(refused)
    ? `No image is built ${on}`
    : `${isRefused(refused) ? 'Nothing is installed' : 'Trouble'} ${on}`;
  return [`${words}: ${refusalText(refused)}.`];
}

/** Where the build stops above what is judged, that is what would be. */
function withoutStop(
  [first, ...others]: readonly string[],
  report: Report,
  refused: readonly Refusal[],
): readonly string[] {
  if (first === undefined) return [];
  return !isHalted(refused) || isReached(report)
    ? [first, ...others]
    : [`Without that stop: ${decapital(first)}`, ...others];
}
