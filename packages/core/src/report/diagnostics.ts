// What is to be said beside the verdicts: about targets, about the files, and about what was not judged.

import type { ManifestDiagnostic } from '../manifest/manifest-diagnostic.ts';
import type { Said } from '../rules/define-rule.ts';
import type { JudgedTarget } from '../rules/matter.ts';
import { looksOn, statementsOfFiles, statementsOfTarget } from '../rules/statement.ts';
import type { ReportFacts } from './facts.ts';
import { judgedTarget } from './judged-target.ts';
import type { Diagnostic } from './report.ts';
import type { RunDiagnostic } from './run-fact.ts';
import { looksOnAnswers, looksOnSets, looksOnStops, type RunMatter, toldBy } from './run-looks.ts';

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
  const matter = { manifests, targets: judged, checked, asked: targets };
  const looks = await looksOn(matter);
  const ofFiles = statementsOfFiles(matter, looks);
  const stops = await toldBy(looksOnStops, matter);
  const ofSets = await toldBy(looksOnSets, matter);
  const ofAnswers = await toldBy(looksOnAnswers, matter);
  return [
    ...ofFiles.filter(({ level }) => level === 'error').map(ofStatement),
    ...stops.map(ofRun),
    ...judged.flatMap((one) =>
      statementsOfTarget(one, looks).map((said) =>
        ofStatement({ ...said, target: one.id, location: placeOf(said, one) }),
      ),
    ),
    ...ofSets.map(ofRun),
    ...ofFiles.filter(({ level }) => level !== 'error').map(ofStatement),
    ...ofAnswers.map(ofRun),
    ...(await toldOfFiles(matter)).map((file) => ({ file })),
  ];
}

/** Of most there is nothing. */
async function toldOfFiles({ manifests, targets, checked }: RunMatter) {
  if (manifests.every(({ diagnostics }) => diagnostics.length === 0)) return [];
  const { fileDiagnostics } = await import('./file-diagnostics.ts');
  return manifests.flatMap((manifest) => fileDiagnostics(manifest, targets, checked));
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
