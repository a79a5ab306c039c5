// The words for a report in which every package is a wheel, and nothing is raised but by rules: there is nothing to explain.

import type { ReportWords, TroubleWords } from './report-words.ts';

const none: TroubleWords = {
  build: null,
  suggestions: [],
  needs: [],
  deadEnds: [],
  runtime: [],
  needsText: [],
  fix: '',
  ready: false,
  open: null,
};

export const plainWords: ReportWords = {
  why: () => '',
  trouble: () => none,
  plan: neverAsked,
  preparation: () => null,
  addingLine: neverAsked,
  diagnostic: neverAsked,
  remark: neverAsked,
};

function neverAsked(): never {
  throw new RangeError('a plain report has no words for it');
}
