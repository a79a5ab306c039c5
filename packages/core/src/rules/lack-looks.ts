// What rules say of files that lack something, or that come to no versions, loaded together: three small files pack worse than one.

import { hashModeLooks } from './hash-mode-looks.ts';
import { noSolutionLooks } from './no-solution-looks.ts';
import { notJudgedLooks } from './not-judged-looks.ts';

export const lackLooks = { WC111: hashModeLooks, WC112: noSolutionLooks, WC202: notJudgedLooks };
