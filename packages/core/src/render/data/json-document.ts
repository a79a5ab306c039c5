// The report as the contract's keys in the contract's order, before it is written.

import type { Report, ReportPackage, ReportPlan, ReportResult, ReportTarget } from '../../report/report.ts';
import { alternativesTo } from '../../report/alternatives-to.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import { relocate } from '../../report/relocate.ts';
import { insidePath } from '../../text/inside-path.ts';
import { insideSentences } from './inside-sentences.ts';
import { recommendationOn } from '../../report/recommendation.ts';
import { notesOf, rulesOf, suppressionsOf } from '../../report/rules-of.ts';
import type {
  WrittenInstall,
  WrittenPackage,
  WrittenPlan,
  WrittenReport,
  WrittenResult,
  WrittenTarget,
} from '../../report/written-report.ts';

/** What `json` writes as one document and `jsonl` as lines. */
export function jsonDocument(report: Report): WrittenReport {
  const { schemaVersion, tool, complete, inputs, targets, packages, summary, diagnostics, remarks } = relocate(
    report,
    insidePath,
  );
  const written: WrittenReport = {
    schemaVersion,
    tool,
    complete,
    inputs,
    targets: targets.map((target) => ({
      ...jsonTarget(target),
      plans: target.plans.map(jsonPlan),
      install: jsonInstall(report, target),
      downloadSize: target.downloadSize,
      recommendation: recommendationOn(alternativesTo(target, report), target.platform),
      dockerfile: target.dockerfile ?? null,
    })),
    packages: packages.map(jsonPackage),
    summary,
    diagnostics: diagnostics.map(({ rule, level, message, target, location, kind, about }) => ({
      rule,
      level,
      message,
      target,
      location,
      kind,
      about,
    })),
    remarks,
  };
  return insideSentences(written, report);
}

type Advised = 'plans' | 'install' | 'downloadSize' | 'recommendation' | 'dockerfile';

/** The facts of a target, without what is advised there. */
export function jsonTarget(target: ReportTarget): Omit<WrittenTarget, Advised> {
  const { id, base, platform, distro, libc, arch, python, pip, compiler, source, asOf } = target;
  return { id, base, platform, distro, libc, arch, python, pip, compiler, source, asOf };
}

function jsonPlan({ base, platform, kind, pins, python, leaves, unknown, text, notes }: ReportPlan): WrittenPlan {
  return { base, platform, kind, pins, python, leaves, unknown, text, notes };
}

function jsonInstall(report: Report, target: ReportTarget): WrittenInstall | null {
  const preparation = preparationOn(report, target);
  if (!preparation) return null;
  const { line, helps, manager, names, evidence, notes } = preparation;
  return { line, helps, manager, names, evidence, notes };
}

function jsonPackage({ name, version, location, origin, requiredBy, results }: ReportPackage): WrittenPackage {
  return { name, version, location, origin, requiredBy, results: results.map(jsonResult) };
}

/** The contract's keys of a result, in its order. */
export function jsonResult(result: ReportResult): WrittenResult {
  const { target, verdict, reason, file, rejected, rejectedCount, build, suggestions } = result;
  const { why, needs, deadEnds, runtime, resolvedFrom, fix } = result;
  return {
    target,
    verdict,
    rules: rulesOf(result),
    reason,
    suppressed: suppressionsOf(result)[0] ?? null,
    file,
    rejected,
    rejectedCount,
    build,
    suggestions,
    why: [why, ...notesOf(result)].filter((text) => text !== '').join(' '),
    needs,
    deadEnds,
    runtime,
    resolvedFrom,
    fix,
  };
}
