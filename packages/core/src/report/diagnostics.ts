// What is to be said beside the verdicts: about targets, about the files, and about what was not judged.

import type { Finding } from '../assess/assess.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { type Unmet, unmetRequirements } from '../assess/unmet-requirements.ts';
import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import { refusedLine } from '../manifest/refused-line.ts';
import type { LockedEnvironment, Manifest } from '../manifest/manifest.ts';
import type { ManifestDiagnostic } from '../manifest/manifest-diagnostic.ts';
import { readLeniently } from '../packaging/lower-end.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import { pipReadsLegacy } from '../packaging/pip-knows.ts';
import { extrasNamed } from '../packaging/marker-extras.ts';
import { mendRequirement } from '../packaging/mend-requirement.ts';
import { parseLegacySpecifiers } from '../packaging/legacy-specifier.ts';
import { parseSpecifiers } from '../packaging/specifier.ts';
import type { Said } from '../rules/define-rule.ts';
import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import type { Target } from '../target/target.ts';
import { perTarget } from '../rules/per-target.ts';
import { statementsOfFiles, statementsOfTarget } from '../rules/statement.ts';
import { type CheckedTarget, findingsOn, type ReportFacts } from './facts.ts';
import { notTogether } from './not-together.ts';
import type { Diagnostic } from './report.ts';
import type { RunDiagnostic } from './run-fact.ts';
import { unhashedNeeds } from './unhashed-needs.ts';

/** Of a run, or of one file: the words come later. */
export type RaisedFact = { readonly run: RunDiagnostic } | { readonly file: ManifestDiagnostic };

/** A rule has its own words. */
export type Raised = { readonly said: Diagnostic } | RaisedFact;

/** Everything that is said once, not per package: errors about whole files first, then targets, then the rest. */
export function diagnose({ inputs, targets, checked }: ReportFacts): readonly Raised[] {
  const manifests = inputs.map(({ manifest }) => manifest);
  const judged = targets.map((one) => judgedTarget(one, checked));
  const ofFiles = statementsOfFiles({ manifests, targets: judged, checked });
  const refused = [
    ...judged.flatMap((one) => manifests.flatMap((manifest) => outsideEnvironments(manifest, one))),
    ...judged.flatMap((one) => manifests.flatMap((manifest) => unreadableLine(manifest, one))),
  ];
  const ofSets = [
    ...judged.flatMap((one) => boundToEnvironments(one, manifests)),
    ...pinsRefused(judged, checked),
    ...notTogether(judged, checked).map(({ facts, ...place }) => ({
      kind: 'not-together' as const,
      ...facts,
      ...place,
    })),
  ];
  const ofAnswers = [
    ...nothingFound(checked),
    ...targets.flatMap(cutSearch),
    ...lockStood(checked),
    ...lackingExtras(checked),
    ...checked.flatMap((one) => aboutAnswer(one, targets)),
  ];
  return [
    ...ofFiles.filter(({ level }) => level === 'error').map(ofStatement),
    ...refused.map(ofRun),
    ...judged.flatMap((one) =>
      statementsOfTarget(one).map((said) => ofStatement({ ...said, target: one.id, location: placeOf(said, one) })),
    ),
    ...ofSets.map(ofRun),
    ...ofFiles.filter(({ level }) => level !== 'error').map(ofStatement),
    ...ofAnswers.map(ofRun),
    ...manifests.flatMap(({ diagnostics }) => diagnostics.map((file) => ({ file }))),
  ];
}

function ofRun(run: RunDiagnostic): Raised {
  return { run };
}

function ofStatement({
  rule,
  level,
  sentence,
  target,
  location,
  kind,
  about,
  naming,
  change,
  brief,
  unjudged,
  unlearnt,
  apart,
}: Omit<Diagnostic, 'message'> & { readonly sentence: string }): Raised {
  const message = sentence;
  return {
    said: { rule, level, message, target, location, kind, about, naming, change, brief, unjudged, unlearnt, apart },
  };
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
    ...unhashedNeeds(unresolved?.kind === 'no-solution' ? nothingUnmet : unmetOn(one, checked), checked, target),
  };
}

/** Where nothing is installed, nothing is lacking. */
const nothingUnmet: Unmet = { missing: new Map(), refused: [] };

/** Only of files that need not be whole; the locks of other tools hold everything by construction. */
function unmetOn({ id, target, ownRequires }: CheckedTarget, checked: readonly CheckedPackage[]): Unmet {
  const rows = checked.filter(({ manifest }) => fetchesMissing(manifest));
  const installed = rows.filter(({ findings }) => isThere(findings.get(id)));
  const requiring = installed.map(({ manifest, pkg, requires, findings, lackingExtras: lacking = [] }) => ({
    pkg,
    lacking: installerTraits[manifest.installer].takesUnprovided ? [] : lacking,
    requires: isRefused(findings.get(id)) ? [] : (ownRequires?.get(pkg.name) ?? requires ?? []),
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
function pinsRefused(targets: readonly JudgedTarget[], checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  const fetching = checked.flatMap(({ manifest }) => (fetchesMissing(manifest) ? [manifest.installer] : []));
  const who = [...new Set(fetching.map((installer) => installerTraits[installer].title))];
  const placed = perTarget(targets, ({ unmet: { refused } }) => (refused.length === 0 ? null : { refused }));
  return placed.map(({ facts: { refused }, ...place }) => ({ kind: 'refused-pins', who, refused, ...place }));
}

/** Such as a specifier from before PEP 440: a pip that does not read it stops there, and nothing of the file is installed. */
function unreadableLine(manifest: Manifest, { id, target: { name, pip } }: JudgedTarget): readonly RunDiagnostic[] {
  const refused = refusedLine(manifest, pip);
  if (!refused) return [];
  const { path, line, pips, problem } = refused;
  const { imagePipDecides, title } = installerTraits[manifest.installer];
  const by = imagePipDecides ? { pip } : { installer: title };
  return [{ kind: 'refused-line', path, problem, by, readBy: pips, on: name, target: id, location: { path, line } }];
}

/** Elsewhere the installer stops. */
function outsideEnvironments({ environments, path }: Manifest, { id, target }: JudgedTarget): readonly RunDiagnostic[] {
  if (!environments || environments.anyOf.some((each) => mayBeOn(each, target))) return [];
  const { name: on, platform } = target;
  const facts = { kind: 'other-environments', path, environments: environments.text, on, platform } as const;
  return [{ ...facts, target: id, location: { path, line: 1 } }];
}

function mayBeOn({ marker, libc, freeThreaded }: LockedEnvironment, target: Target): boolean {
  return (
    evaluateMarker(marker, target.environment) !== false &&
    (libc ?? target.libc.family) === target.libc.family &&
    (freeThreaded ?? target.python.freeThreaded) === target.python.freeThreaded
  );
}

function boundToEnvironments(
  { id, target: { image, stage } }: JudgedTarget,
  manifests: readonly Manifest[],
): readonly RunDiagnostic[] {
  if (!image?.managed) return [];
  // On another image than its own the command would be another one, too.
  const own = stage?.imageLine === undefined ? undefined : stage;
  const stopped = own?.installs.find((each) => each.atClosedPython === 'stopped');
  if (own && stopped) {
    const { line, command } = stopped;
    return [{ kind: 'stopped-by-python', command, target: id, location: { path: own.path, line } }];
  }
  const isFree =
    own !== undefined && own.installs.length > 0 && own.installs.every((each) => each.atClosedPython === 'free');
  if (isFree || !manifests.some(({ installer }) => installerTraits[installer].intoImage)) return [];
  return [{ kind: 'managed-python', target: id, location: null }];
}

function nothingFound(checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  const answers = checked.flatMap(({ answer }) =>
    answer ? [answer.found === false && answer.missing === 'project'] : [],
  );
  if (answers.length < 2 || answers.includes(false)) return [];
  return [{ kind: 'nothing-found', asked: answers.length, target: null, location: null }];
}

function cutSearch({ id, advice }: CheckedTarget): readonly RunDiagnostic[] {
  return advice.isCut ? [{ kind: 'cut-search', target: id, location: null }] : [];
}

function lockStood(checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  const faulty = checked.filter(({ pkg, answer }) => answer?.found === null && pkg.files !== undefined);
  const [first] = faulty;
  if (first?.answer?.found !== null) return [];
  const names = [...new Set(faulty.map(({ pkg }) => pkg.name))];
  return [{ kind: 'lock-stood', names, about: first.answer.fault, target: null, location: null }];
}

/** Of locks the installer reads what stands in them. */
function lackingExtras(checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  return checked.flatMap(({ manifest, pkg: { name, version, at }, requires, lackingExtras: lacking = [] }) => {
    const taken = installerTraits[manifest.installer].takesUnprovided ? extrasIn(requires ?? []) : new Set<string>();
    const extras = lacking.filter((extra) => !taken.has(extra));
    if (extras.length === 0 || !fetchesMissing(manifest)) return [];
    return [{ kind: 'lacking-extras', extras, name, version, target: null, location: at }];
  });
}

function extrasIn(requires: readonly string[]): ReadonlySet<string> {
  const markers = requires.map((line) => mendRequirement(line)).flatMap((read) => (read.ok && read.value.marker) || []);
  return new Set(markers.flatMap(extrasNamed));
}

/** Fields of an index answer that could not be read. */
function aboutAnswer(
  { manifest, pkg: { name, version, at }, answer }: CheckedPackage,
  targets: readonly CheckedTarget[],
): readonly RunDiagnostic[] {
  if (!answer?.found) return [];
  const place = { name, version, target: null, location: at };
  const ranges = [...new Set(answer.files.flatMap(({ requiresPython }) => requiresPython ?? []))];
  return [
    ...(answer.remarks ?? []).map((remark) => ({ ...remark, ...place })),
    ...ranges.flatMap((range): readonly RunDiagnostic[] => {
      const how = parseSpecifiers(range).ok
        ? null
        : ignoringPython(range, installerTraits[manifest.installer], targets);
      const by = installerTraits[manifest.installer].title;
      return how === null ? [] : [{ kind: 'ignored-python', range, how, by, ...place }];
    }),
  ];
}

/** Null where every pip that is asked reads it, or a reader that mends it. */
function ignoringPython(
  range: string,
  { pythonBound, imagePipDecides }: InstallerTraits,
  targets: readonly CheckedTarget[],
): 'read-before' | 'ignored' | 'passed-over' | null {
  const older =
    imagePipDecides && parseLegacySpecifiers(range).ok
      ? targets.filter(({ target: { pip } }) => pipReadsLegacy(pip))
      : [];
  if (older.length > 0) return older.length === targets.length ? null : 'read-before';
  if (pythonBound === 'both') return 'ignored';
  return readLeniently(range).ok ? null : 'passed-over';
}
