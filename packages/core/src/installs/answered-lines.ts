// Installers that are not there, and whose files another command of the same RUN installs: `uv pip install -r a.txt || pip install -r a.txt`.

import type { FoundStage } from '../dockerfile/found-stage.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';

/** Whether what a line asks for is installed all the same. */
export function isAnswered({ line, asks = [] }: UnfollowedLine, stages: readonly FoundStage[]): boolean {
  const installed = new Set(
    stages
      .flatMap(({ installs }) => installs)
      .filter(({ understood }) => understood.line === line)
      .flatMap(({ understood }) => understood.files),
  );
  return asks.length > 0 && asks.every((file) => installed.has(file));
}

/** What is told of them beside the installations that stand in for them. */
export function withAnswered<Planned extends { readonly remarks?: readonly string[] | undefined }>(
  planned: readonly Planned[],
  answered: readonly UnfollowedLine[],
  path: string,
): readonly Planned[] {
  const [first, ...others] = planned;
  if (first === undefined || answered.length === 0) return planned;
  const told = answered.map(({ line, text, why }) => `${path}:${line}: ${text}: ${why}`);
  return [{ ...first, remarks: [...(first.remarks ?? []), ...told] }, ...others];
}
