// A report without what only a server should see: a line may hold an address that nothing reads as one, `user:password@host/x.whl`.

import { maskAddresses } from '../text/mask-addresses.ts';
import type { Diagnostic, Report, ReportResult } from './report.ts';

/** Masks whatever is a sentence; names, versions and file names are no addresses. */
export function maskReport(report: Report): Report {
  return {
    ...report,
    packages: report.packages.map((each) => ({ ...each, results: each.results.map(maskResult) })),
    diagnostics: report.diagnostics.map(maskDiagnostic),
    remarks: report.remarks.map(maskAddresses),
    faults: report.faults.map((fault) => ({ ...fault, cause: maskAddresses(fault.cause) })),
  };
}

function maskResult(result: ReportResult): ReportResult {
  return {
    ...result,
    why: maskAddresses(result.why),
    statements: result.statements.map((said) => ({ ...said, sentence: maskAddresses(said.sentence) })),
    build: result.build && { ...result.build, evidence: result.build.evidence.map(maskAddresses) },
  };
}

function maskDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { message, about, brief, change } = diagnostic;
  return {
    ...diagnostic,
    message: maskAddresses(message),
    about: about.map(maskAddresses),
    brief: brief === undefined ? brief : maskAddresses(brief),
    change: change === undefined ? change : maskAddresses(change),
  };
}
