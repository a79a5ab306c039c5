// What a check is asked on a stage, or why it cannot be: nothing is known of its image, or nothing of its Python.

import { WheelcheckError } from '../error.ts';
import type { TargetRequest } from '../target/target.ts';
import type { StageRuntime, TargetStage } from '../target/target-stage.ts';
import { shown } from './command-line.ts';
import type { Followed } from './follow-dockerfile.ts';
import { knownBase } from './known-base.ts';
import type { StageHints } from './stage-hints.ts';

/**
 * @param python the one that its commands install for
 * @throws WheelcheckError `image-unknown` where nothing is known of its image, `python-missing` where nothing is of its Python
 */
export function stageRequest(
  stage: TargetStage,
  python: string | null,
  chosen: Followed,
  runtime: StageRuntime | undefined,
  hints: StageHints,
): TargetRequest {
  const known = knownBase(chosen);
  if (known === undefined) throw unknownImage(stage.path, hints);
  if (python === null) throw unknownPython(stage.path, chosen, hints);
  return {
    base: known.base,
    platform: known.platform,
    ...(python === known.python ? {} : { python }),
    stage: { ...stage, ...(runtime === undefined ? {} : { runtime }) },
  };
}

function unknownImage(path: string, { root: { understood, found }, image: hint }: StageHints): WheelcheckError {
  return new WheelcheckError({
    code: 'image-unknown',
    message: `${path}:${understood.line}: nothing is known of ${shown(understood.base ?? understood.from)}`,
    reason: understood.base === null ? understood.notFollowed[0]?.why : found.refusal?.reason,
    hint,
    settings: ['base'],
  });
}

function unknownPython(path: string, { understood }: Followed, { root, python: hint }: StageHints): WheelcheckError {
  const why = understood.notFollowed.find((each) => each.why.includes('--python'));
  const { base, from, line } = root.understood;
  const image = `the image ${shown(base ?? from)} (line ${line})`;
  const whose = understood.name === null ? image : `stage ${understood.name}, on ${image},`;
  return new WheelcheckError({
    code: 'python-missing',
    message: `${path}:${understood.line}: which Python ${whose} has is not known`,
    ...(why === undefined ? {} : { reason: `line ${why.line}: ${why.why}` }),
    hint,
    settings: ['base'],
  });
}
