// A finding after its sdist was looked into: what the wheels of the release left open is settled here.

import type { Build, Finding } from './assess.ts';
import type { Inspection } from './sdist/inspection.ts';

/**
 * Adds what an sdist says to a finding that takes it. Wheels of the same version come first as evidence (they are what the
 * same source was built into); but an extension that cannot be left out makes a build even where the only wheels are pure.
 */
export function inspected(finding: Finding, inspection: Inspection): Finding {
  const { build } = finding;
  if (build === null) return finding;
  if (inspection.state !== 'read') {
    const sentence =
      inspection.state === 'off' ? inspection.problem : `the sdist could not be read: ${inspection.problem}`;
    return { ...finding, build: { ...build, evidence: [...build.evidence, sentence], unread: sentence } };
  }
  const { reading } = inspection;
  const mustCompile = reading.native === true && !reading.optional;
  return withBuild(finding, {
    ...build,
    native: build.native === false ? mustCompile : (build.native ?? reading.native),
    evidence: [...build.evidence, ...reading.evidence],
    reading,
  });
}

/** The verdict that a build means: pure Python alone needs no compiler. */
export function withBuild(finding: Finding, build: Build): Finding {
  const compiles = build.native !== false || build.requirements.some(({ verdict }) => verdict === 'build');
  return { ...finding, verdict: compiles ? 'build' : 'sdist', build };
}
