// What is to be said beside the verdicts: about targets, about the files, and about what was not judged.

import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { ManifestDiagnostic } from '../manifest/manifest-diagnostic.ts';
import type { Said } from '../rules/define-rule.ts';
import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { pipOlderThan } from '../packaging/pip-knows.ts';
import { perTarget } from '../rules/per-target.ts';
import { looksOn, statementsOfFiles, statementsOfTarget } from '../rules/statement.ts';
import { answerDiagnostics } from './answer-diagnostics.ts';
import type { ReportFacts } from './facts.ts';
import { fileDiagnostics } from './file-diagnostics.ts';
import { judgedTarget } from './judged-target.ts';
import { boundToEnvironments, refusedFiles } from './place-diagnostics.ts';
import type { Diagnostic } from './report.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** Of a run, or of one file: the words come later. */
export type RaisedFact =
  | { readonly run: RunDiagnostic }
  | { readonly file: ManifestDiagnostic & { readonly target?: string | null } };

/** A rule has its own words. */
export type Raised = { readonly said: Diagnostic } | RaisedFact;

/** Everything that is said once, not per package: errors about whole files first, then targets, then the rest. */
export async function diagnose({ inputs, targets, checked }: ReportFacts): Promise<readonly Raised[]> {
  const manifests = inputs.map(({ manifest }) => manifest);
  const judged = targets.map((one) => judgedTarget(one, checked));
  const matter = { manifests, targets: judged, checked };
  const looks = await looksOn(matter);
  const ofFiles = statementsOfFiles(matter, looks);
  const isStoppedAnywhere = judged.some(({ target: { stage } }) => (stage?.stops ?? []).length > 0);
  const stopped = isStoppedAnywhere ? (await import('./build-stops.ts')).buildStops(judged) : [];
  // Lines that hold on one machine alone have no file: where all have one, nothing of it is loaded.
  const frozen = checked.some(isWithoutFile) ? (await import('./frozen-lines.ts')).frozenLines(checked) : [];
  const own = judged.some(hasOwnPackages) ? (await import('./beside-own.ts')).besideOwn : () => [];
  const isBuilt = judged.some(({ findings }) => findings.some(({ verdict }) => verdict === 'build'));
  const lacking = isBuilt ? (await import('./lacking-needs.ts')).lackingNeeds(judged, checked) : [];
  const beside = checked.length > 1 ? (await import('./side-by-side.ts')).sideBySide(judged, checked) : [];
  const refused = [...stopped, ...refusedFiles(judged, manifests)];
  const ofSets = [
    ...lacking,
    ...judged.flatMap((one) => boundToEnvironments(one, manifests)),
    ...judged.flatMap((one) => own(one, manifests)),
    ...pinsRefused(judged, checked),
    ...beside,
  ];
  return [
    ...ofFiles.filter(({ level }) => level === 'error').map(ofStatement),
    ...refused.map(ofRun),
    ...judged.flatMap((one) =>
      statementsOfTarget(one, looks).map((said) =>
        ofStatement({ ...said, target: one.id, location: placeOf(said, one) }),
      ),
    ),
    ...ofSets.map(ofRun),
    ...ofFiles.filter(({ level }) => level !== 'error').map(ofStatement),
    ...[...frozen, ...answerDiagnostics(checked, targets)].map(ofRun),
    ...manifests.flatMap((manifest) => fileDiagnostics(manifest, judged, checked).map((file) => ({ file }))),
  ];
}

/** Some may be of Python. */
function hasOwnPackages({ target: { image, stage } }: JudgedTarget): boolean {
  return image?.ownPackages !== undefined || (stage?.packages ?? []).length > 0;
}

function isWithoutFile({ findings }: CheckedPackage): boolean {
  return [...findings.values()].some(({ verdict, detail }) => detail !== null && verdict !== 'wheel');
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

/** A warning, not an error: an index may describe another file of the release than the one that is taken. */
function pinsRefused(targets: readonly JudgedTarget[], checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  const fetching = checked.flatMap(({ manifest }) => (fetchesMissing(manifest) ? [manifest.installer] : []));
  const who = [...new Set(fetching.map((installer) => installerTraits[installer].title))];
  const areImages = fetching.length > 0 && fetching.every((installer) => installerTraits[installer].imagePipDecides);
  const placed = perTarget(targets, ({ unmet: { refused }, target: { pip } }) => {
    if (refused.length === 0) return null;
    return { refused, firstResolver: areImages && pip !== undefined && pipOlderThan(pip, '20.3') ? pip : null };
  });
  return placed.map(({ facts, ...place }) => ({ kind: 'refused-pins', who, ...facts, ...place }));
}
