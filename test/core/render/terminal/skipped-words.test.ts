// The line of what is not installed on a target: a reason is a word, not the name of a value.

import { expect, it } from 'vitest';
import { ownWords, skippedWords } from '../../../../packages/core/src/render/terminal/skipped-words.ts';

it.each([
  [['marker', 'marker', 'group'], '2 by marker, 1 by group'],
  [['project'], 'the project itself'],
  [['project', 'project', 'repeated'], '2 of the project itself, 1 named on another line too'],
  [
    ['other-version', 'not-needed', 'member'],
    '1 in another version, 1 needed by nothing here, 1 of other members alone',
  ],
])('%j', (reasons, words) => {
  expect(skippedWords(reasons)).toBe(words);
});

it('what is built is told apart', () => {
  expect([ownWords(1), ownWords(2)]).toEqual([
    'the project itself is built from its sources here',
    '2 of its projects are built from its sources here',
  ]);
});
