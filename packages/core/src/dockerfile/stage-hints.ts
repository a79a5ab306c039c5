// What helps where the image of a stage, or its Python, is not known.

import type { DockerfileRequest } from './dockerfile-request.ts';
import type { Followed } from './follow-dockerfile.ts';
import { knownBase } from './known-base.ts';
import { lineageOf } from './runtime-of.ts';
import { imageHint, pythonHint } from './stand-in.ts';

export interface StageHints {
  /** The stage whose FROM names the image. */
  readonly root: Followed;
  readonly image: string;
  readonly python: string;
}

export async function stageHints(
  request: DockerfileRequest,
  root: Followed,
  chosen: Followed,
  stages: readonly Followed[],
): Promise<StageHints> {
  const lineage = lineageOf(chosen.understood.index, stages).toReversed();
  const told = lineage.flatMap((each) => each.understood.notFollowed.flatMap(({ text, why }) => [text, why]));
  const isKnown = knownBase(chosen) !== undefined;
  return {
    root,
    image: isKnown ? '' : (root.found.refusal?.hint ?? (await imageHint(request, root, chosen, stages))),
    python: pythonHint(request, { root, chosen, stages }, told),
  };
}
