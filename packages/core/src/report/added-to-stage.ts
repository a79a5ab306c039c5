// What is to be added to a stage that has most of what one build needs.

import type { Build } from '../assess/assess.ts';
import type { Target } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';
import { addingLine } from './adding-line.ts';
import { stageHoldings } from './stage-holdings.ts';
import { isEnough } from './stage-words.ts';

/** `Dockerfile:2: add pkg-config`; undefined where nothing of it is there yet, or where more than packages is in the way. */
export function addedToStage(build: Build, target: Pick<Target, 'stage' | 'image'>): string | undefined {
  if (!build.needs?.packages || !isEnough(build)) return undefined;
  const { there, missing } = stageHoldings(build.needs, target);
  const place = addingLine(target, build.needs.packages.manager);
  if (place === undefined || missing.length === 0) return undefined;
  const { path, line, instead } = place;
  // The name that brings the compiler brings the headers.
  const [compiler] = instead === undefined ? [] : missing;
  const rest = missing.filter((name) => name !== compiler);
  if (there.length === 0 && compiler === undefined) return undefined;
  return `${path}:${line}: ${[
    ...(instead !== undefined && compiler !== undefined ? [`${instead} → ${compiler}`] : []),
    ...(rest.length > 0 ? [`add ${listWords(rest)}`] : []),
  ].join(', ')}`;
}
