// What to do where a source from version control cannot be fetched: nothing else helps it, and where it can be, nothing needs doing.

import type { Build } from '../assess/assess.ts';
import { lastToBring } from '../rules/last-to-bring.ts';
import type { Target } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';
import { addingLine } from './adding-line.ts';
import { stageHoldings } from './stage-holdings.ts';

/** `Dockerfile:2: add git`, `install git in a RUN above Dockerfile:4`; empty where it is there, or not known to be missing. */
export function fetchFix({ needs }: Build, target: Pick<Target, 'stage' | 'image'>): string {
  if (!needs?.packages) return '';
  const missing = listWords(stageHoldings(needs, target).missing);
  if (missing === '') return '';
  const place = addingLine(target, needs.packages.manager);
  if (place !== undefined) return `${place.path}:${place.line}: add ${missing}`;
  const { stage } = target;
  const line = lastToBring(stage);
  return stage === undefined || line === undefined
    ? `install ${missing} first`
    : `install ${missing} in a RUN above ${stage.path}:${line}`;
}
