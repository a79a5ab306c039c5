// All that a report has words for. Loaded where something is no plain wheel, or more is to be said than rules say.

import type { Build, Finding } from '../assess/assess.ts';
import type { Target } from '../target/target.ts';
import { addingLine } from './adding-line.ts';
import { evidenceWords } from './evidence-words.ts';
import { fixOf, outlook, suggestionsOf } from './fix.ts';
import { freshRelease } from './fresh-release.ts';
import { manifestDiagnostic, manifestRemark } from './manifest-words.ts';
import { deadEndsOf, needsOf, needsText } from './needs.ts';
import { reportPlan } from './plan-text.ts';
import { openBuild } from './open-build.ts';
import { preparationOf } from './preparation.ts';
import { presence } from './presence.ts';
import type { ReportBuild } from './report.ts';
import type { ReportWords, TroubleWords } from './report-words.ts';
import { runDiagnostic } from './run-words.ts';
import { isReady, stageWords } from './stage-words.ts';
import { why } from './why.ts';

export const allWords: ReportWords = {
  why: (finding, pkg, target, { way, now }) =>
    why(finding, target, [outlook(finding, way, pkg, target), freshRelease(finding, now)]),
  trouble: (finding, pkg, target, { way, relockHelps }) => ({
    build: finding.build && reportBuild(finding.build, target),
    suggestions: suggestionsOf(relockHelps, way, pkg),
    fix: fixOf(finding, way, pkg, target),
    ...ofBuild(finding, target),
  }),
  plan: reportPlan,
  preparation: preparationOf,
  addingLine,
  diagnostic: (raised) => ('run' in raised ? runDiagnostic(raised.run) : manifestDiagnostic(raised.file)),
  remark: manifestRemark,
};

function ofBuild(
  { verdict, build }: Finding,
  target: Target,
): Pick<TroubleWords, 'needs' | 'deadEnds' | 'runtime' | 'needsText' | 'ready' | 'open'> {
  if (verdict !== 'build' || build === null)
    return { needs: [], deadEnds: [], runtime: [], needsText: [], ready: false, open: null };
  const there = stageWords(build, target);
  const ready = isReady(build, target);
  return {
    needs: needsOf(build, there, ready),
    deadEnds: deadEndsOf(build),
    runtime: build.needs?.runtime ?? null,
    needsText: needsText(build, there, ready),
    ready,
    open: openBuild(build),
  };
}

function reportBuild({ native, reading, evidence, needs }: Build, { stage }: Target): ReportBuild {
  const packages = needs?.packages;
  return {
    native,
    languages: reading?.languages ?? null,
    backend: reading?.backend ?? null,
    evidence: evidence.map(evidenceWords),
    packages: packages
      ? {
          manager: packages.manager,
          names: presence(packages.names, stage?.packages ?? [], needs.things).missing,
          evidence: packages.evidence,
        }
      : null,
  };
}
