// What a stage copies from other stages and images.

import type { CopiedPath } from './context-paths.ts';
import type { StageState } from './stage-state.ts';

/** What its own instructions copy from other stages and images. */
export function copiesOf({ copied, inherited }: StageState): readonly CopiedFrom[] {
  return copied.slice(inherited).filter(isFrom);
}

export function isFrom(copy: CopiedPath): copy is CopiedFrom {
  return copy.from !== undefined && copy.line !== undefined;
}

/** A COPY from another stage or an image, or what a RUN takes from a mount of one. */
export type CopiedFrom = CopiedPath & Required<Pick<CopiedPath, 'from' | 'line'>>;
