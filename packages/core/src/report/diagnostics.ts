// What is to be said beside the verdicts: about targets, about the files, and about what was not judged.

import type { Finding } from '../assess/assess.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { type Unmet, unmetRequirements } from '../assess/unmet-requirements.ts';
import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import { refusedLine } from '../manifest/refused-line.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readLeniently } from '../packaging/lower-end.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import { pipReadsLegacy } from '../packaging/pip-knows.ts';
import { parseLegacySpecifiers } from '../packaging/legacy-specifier.ts';
import { parseSpecifiers } from '../packaging/specifier.ts';
import type { Said } from '../rules/define-rule.ts';
import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';
import { statementsOfFiles, statementsOfTarget } from '../rules/statement.ts';
import { faultWords, silence } from './fault-words.ts';
import { type CheckedTarget, findingsOn, type ReportFacts } from './facts.ts';
import { manifestDiagnostic } from './manifest-words.ts';
import { pipsOutside, pipsWithin } from './pip-range-words.ts';
import { notTogether } from './not-together.ts';
import type { Diagnostic } from './report.ts';
import { shortened } from '../text/shortened.ts';
import { listWords } from '../text/list-words.ts';

/** Refused pins that a screen shows, a count among them. */
const REFUSED_SHOWN = 6;

/** Everything that is said once, not per package: errors about whole files first, then targets, then the rest. */
export function diagnose({ inputs, targets, checked }: ReportFacts): readonly Diagnostic[] {
  const manifests = inputs.map(({ manifest }) => manifest);
  const judged = targets.map((one) => judgedTarget(one, checked));
  const ofFiles = statementsOfFiles({ manifests, targets: judged, checked });
  return [
    ...ofFiles.filter(({ level }) => level === 'error').map(ofStatement),
    ...judged.flatMap((one) => manifests.flatMap((manifest) => outsideEnvironments(manifest, one))),
    ...judged.flatMap((one) => manifests.flatMap((manifest) => unreadableLine(manifest, one))),
    ...judged.flatMap((one) =>
      statementsOfTarget(one).map((said) => ofStatement({ ...said, target: one.id, location: placeOf(said, one) })),
    ),
    ...judged.flatMap((one) => boundToEnvironments(one, manifests)),
    ...pinsRefused(judged, checked),
    ...notTogether(judged, checked),
    ...ofFiles.filter(({ level }) => level !== 'error').map(ofStatement),
    ...nothingFound(checked),
    ...targets.flatMap(cutSearch),
    ...lockStood(checked),
    ...checked.flatMap((one) => aboutAnswer(one, targets)),
    ...manifests.flatMap(({ diagnostics }) => diagnostics.map(manifestDiagnostic)),
  ];
}

function ofStatement({
  rule,
  level,
  sentence,
  target,
  location,
  brief,
  unjudged,
  unlearnt,
}: Omit<Diagnostic, 'message'> & { readonly sentence: string }): Diagnostic {
  return { rule, level, message: sentence, target, location, brief, unjudged, unlearnt };
}

/** In a Dockerfile: the line that it is about, else the FROM of the image; null elsewhere. */
function placeOf({ line }: Said, { target: { stage } }: JudgedTarget): Diagnostic['location'] {
  const at = line ?? stage?.imageLine;
  return stage === undefined || at === undefined ? null : { path: stage.path, line: at };
}

function judgedTarget(one: CheckedTarget, checked: readonly CheckedPackage[]): JudgedTarget {
  const { id, target, unresolved } = one;
  return {
    id,
    target,
    unresolved,
    findings: findingsOn(one, checked),
    unmet: unresolved?.kind === 'no-solution' ? nothingUnmet : unmetOn(one, checked),
  };
}

/** Where nothing is installed, nothing is lacking. */
const nothingUnmet: Unmet = { missing: new Map(), refused: [] };

/** Only of files that need not be whole; the locks of other tools hold everything by construction. */
function unmetOn({ id, target }: CheckedTarget, checked: readonly CheckedPackage[]): Unmet {
  const rows = checked.filter(({ manifest }) => fetchesMissing(manifest));
  const installed = rows.filter(({ findings }) => isThere(findings.get(id)));
  const requiring = installed.map(({ manifest, pkg, requires, findings }) => ({
    pkg,
    requires: isRefused(findings.get(id)) ? [] : (requires ?? []),
    dialect: requiresDistDialect(manifest, target.pip) ?? 'pep-508',
  }));
  return unmetRequirements(requiring, target);
}

/** What a refused release requires is fetched by nobody, nor what pins require that contradict one another. */
function isRefused(finding: Finding | undefined): boolean {
  return finding?.reason === 'metadata' || finding?.reason === 'conflict';
}

/** The user's own project is nobody's finding, and is there all the same. */
function isThere(finding: Finding | undefined): boolean {
  return finding?.verdict !== 'skipped' || finding.reason === 'project';
}

/** A warning, not an error: an index may describe another file of the release than the one that is taken. */
function pinsRefused(targets: readonly JudgedTarget[], checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const fetching = checked.flatMap(({ manifest }) => (fetchesMissing(manifest) ? [manifest.installer] : []));
  const who = listWords([...new Set(fetching.map((installer) => installerTraits[installer].title))], 'or');
  const say = (refused: readonly string[]): string => `${who} may find no solution: ${refused.join('; ')}`;
  const placed = perTarget(targets, ({ unmet: { refused } }) => (refused.length === 0 ? null : { refused }));
  return placed.map(({ facts: { refused }, target, location }) => ({
    rule: null,
    level: 'warning',
    message: say(refused),
    target,
    location,
    brief: say(shortened(refused, REFUSED_SHOWN)),
  }));
}

/** Such as a specifier from before PEP 440: a pip that does not read it stops there, and nothing of the file is installed. */
function unreadableLine(manifest: Manifest, { id, target: { name, pip } }: JudgedTarget): readonly Diagnostic[] {
  const line = refusedLine(manifest, pip);
  if (!line) return [];
  const { path, line: at, pips, error } = line;
  const { imagePipDecides, title } = installerTraits[manifest.installer];
  const who = imagePipDecides ? (pip === undefined ? pipsOutside(pips) : `pip ${pip}`) : title;
  // The error has its place in its words, a diagnostic apart.
  const problem = error.message.replace(`${path}:${at}: `, '');
  const message = `${problem}: ${who} on ${name} refuses the whole file, and ${pipsWithin(pips)} reads it`;
  return [{ rule: null, level: 'error', message, target: id, location: { path, line: at } }];
}

/** The machines that a lock was made for (PEP 751 environments, uv's supported markers): elsewhere the installer stops. */
function outsideEnvironments({ environments, path }: Manifest, { id, target }: JudgedTarget): readonly Diagnostic[] {
  if (!environments?.anyOf.every((marker) => evaluateMarker(marker, target.environment) === false)) return [];
  const message = `${path} is for machines where ${environments.text}; ${target.name} ${target.platform} is none: nothing is installed`;
  return [{ rule: null, level: 'error', message, target: id, location: { path, line: 1 } }];
}

/** PEP 668: Poetry, PDM and uv make environments of their own, pip is stopped. */
function boundToEnvironments(
  { id, target: { image } }: JudgedTarget,
  manifests: readonly Manifest[],
): readonly Diagnostic[] {
  if (!image?.managed || !manifests.some(({ installer }) => installerTraits[installer].intoImage)) return [];
  const message = 'pip installs in a virtual environment alone there (PEP 668): python3 -m venv first';
  return [{ rule: null, level: 'note', message, target: id, location: null }];
}

/** An address that is no index answers 404 to everything, and looks like an index that has nothing. */
function nothingFound(checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const answers = checked.flatMap(({ answer }) =>
    answer ? [answer.found === false && answer.missing === 'project'] : [],
  );
  if (answers.length < 2 || answers.includes(false)) return [];
  const message = `the index has none of the ${answers.length} projects that it was asked for: is its address right?`;
  return [{ rule: null, level: 'warning', message, target: null, location: null }];
}

/** What is offered was checked all the same; something nearer may have been passed over. */
function cutSearch({ id, advice }: CheckedTarget): readonly Diagnostic[] {
  if (!advice.isCut) return [];
  const message = 'the search for ways out was cut after many questions: there may be smaller changes than are offered';
  return [{ rule: null, level: 'note', message, target: id, location: null }];
}

/** Names that a screen shows of them. */
const UNANSWERED_SHOWN = 6;

/** The index failed for packages that the lock's own files had decided already. */
function lockStood(checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const faulty = checked.filter(({ pkg, answer }) => answer?.found === null && pkg.files !== undefined);
  const [first] = faulty;
  if (first?.answer?.found !== null) return [];
  const names = [...new Set(faulty.map(({ pkg }) => pkg.name))];
  const { fault } = first.answer;
  const words = (named: readonly string[]): string =>
    `the index ${silence(fault)} for ${listWords(named)} (${faultWords(fault)}): judged from the files that the lock names`;
  const brief = words(shortened(names, UNANSWERED_SHOWN));
  return [{ rule: null, level: 'note', message: words(names), brief, target: null, location: null }];
}

/** Fields of an index answer that could not be read. */
function aboutAnswer(
  { manifest, pkg, answer }: CheckedPackage,
  targets: readonly CheckedTarget[],
): readonly Diagnostic[] {
  if (!answer?.found) return [];
  const demanded = [...new Set(answer.files.flatMap(({ requiresPython }) => requiresPython ?? []))];
  const ignored = demanded
    .filter((text) => !parseSpecifiers(text).ok)
    .flatMap((text) => invalidPython(text, installerTraits[manifest.installer], targets));
  return [...(answer.remarks ?? []), ...ignored].map((remark) => ({
    rule: null,
    level: 'note',
    message: `${pkg.name} ${pkg.version}: ${remark}`,
    target: null,
    location: pkg.at,
  }));
}

function invalidPython(
  text: string,
  { title, pythonBound, imagePipDecides }: InstallerTraits,
  targets: readonly CheckedTarget[],
): readonly string[] {
  const older =
    imagePipDecides && parseLegacySpecifiers(text).ok
      ? targets.filter(({ target: { pip } }) => pipReadsLegacy(pip))
      : [];
  if (older.length > 0)
    return older.length === targets.length ? [] : [`Requires-Python ${text} is not valid; pip from 24.1 on ignores it`];
  if (pythonBound === 'both') return [`Requires-Python ${text} is not valid; ${title} ignores it`];
  return readLeniently(text).ok ? [] : [`Requires-Python ${text} is not valid; ${title} passes over what has it`];
}
