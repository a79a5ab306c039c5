// What the commands of a stage of a Dockerfile change of its image: pip, the compiler.

import type { TargetFacts } from '../target/make-target.ts';
import type { TargetRequest } from '../target/target.ts';
import type { StageRuntime, TargetStage } from '../target/target-stage.ts';
import { compileCxx, compilersIn, compilerWithoutHeaders } from './compilers-in.ts';

/** @param facts of the image */
export function stageFacts(
  { pip: own, pipAtLeast, ...facts }: Omit<TargetFacts, 'platform'>,
  stage: TargetStage,
): Omit<TargetFacts, 'platform'> {
  const pip = stage.pip === 'image' ? own : /^\d/.test(stage.pip) ? stage.pip : undefined;
  // Whatever was put in its place may be older than what was there.
  const oldest = stage.pip === 'image' ? pipAtLeast : stage.pip === 'other' ? '0' : undefined;
  return {
    ...facts,
    ...(pip === undefined ? {} : { pip }),
    ...(pip === undefined && oldest !== undefined ? { pipAtLeast: oldest } : {}),
    ...compilerIn(facts, stage),
    stage,
  };
}

/** A stage's compiler makes no full image of a slim one: what else that holds is not there. */
function compilerIn(
  { compiler, image }: Pick<TargetFacts, 'compiler' | 'image'>,
  { packages }: TargetStage,
): Pick<TargetFacts, 'compiler' | 'stageCompiler' | 'uselessCompiler'> {
  const added = compilersIn(packages, image?.distro?.name);
  const useless = compilerWithoutHeaders(packages, image?.distro?.name);
  if (compiler === true) return {};
  if (added.length === 0) return useless === undefined ? {} : { uselessCompiler: useless };
  return { compiler: true, stageCompiler: compileCxx(added) ? 'c++' : 'c' };
}

/** The stage in which what is installed runs. @param day of the check */
export function runtimeRequest({ base, platform, python }: StageRuntime, day: TargetRequest['day']): TargetRequest {
  return { base, platform, ...(python === undefined ? {} : { python }), ...(day === undefined ? {} : { day }) };
}
