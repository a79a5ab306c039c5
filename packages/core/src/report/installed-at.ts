// Which command of a Dockerfile installs a package.

import type { LockedPackage, SourceLocation } from '../manifest/manifest.ts';
import type { TargetStage } from '../target/target-stage.ts';

/** The command that names the file where the package stands; one that stands alone is it. */
export function installedAt(
  { at, source }: Pick<LockedPackage, 'at' | 'source'>,
  stage: TargetStage | undefined,
): SourceLocation | null {
  if (stage === undefined || at.path === stage.path) return null;
  const { path } = stage;
  const installs =
    source.kind === 'project' ? stage.installs.filter(({ leavesProject }) => !leavesProject) : stage.installs;
  const names = (file: string): boolean => at.path === file || at.path.endsWith(`/${file}`);
  const found = installs.find(({ files }) => files.some(names)) ?? (installs.length === 1 ? installs[0] : undefined);
  return found === undefined ? null : { path, line: found.line };
}
