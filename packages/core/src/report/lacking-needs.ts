// Installations that stop since a stage lacks what a build surely needs, though it has a compiler: that it has none is WC303's to say.

import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { lastToBring } from '../rules/last-to-bring.ts';
import { perTarget } from '../rules/per-target.ts';
import { isStopped } from '../rules/stage-stops.ts';
import type { RunDiagnostic } from './run-fact.ts';
import { missingOf } from './stage-words.ts';

export function lackingNeeds(
  judged: readonly JudgedTarget[],
  checked: readonly CheckedPackage[],
): readonly RunDiagnostic[] {
  return perTarget(judged, (one) => lackingOn(one, checked)).map(({ facts: { location, ...facts }, target }) => ({
    kind: 'lacking-needs' as const,
    ...facts,
    target,
    location,
  }));
}

function lackingOn({ id, target }: JudgedTarget, checked: readonly CheckedPackage[]) {
  const { stage, compiler } = target;
  const line = lastToBring(stage);
  if (stage === undefined || line === undefined || compiler === false) return null;
  const lacking = checked.flatMap(({ pkg: { name }, findings }) => {
    const { verdict, build } = findings.get(id) ?? {};
    const missing = verdict === 'build' && build ? missingOf(build, target) : [];
    return missing.length === 0 ? [] : [{ name, missing }];
  });
  if (lacking.length === 0) return null;
  return {
    names: [...new Set(lacking.map(({ name }) => name))],
    missing: [...new Set(lacking.flatMap(({ missing }) => missing))],
    halted: isStopped(target),
    location: { path: stage.path, line },
  };
}
