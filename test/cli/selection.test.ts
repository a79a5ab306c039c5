// Which groups and extras the flags name: Poetry and PDM take several in one word.

import { expect, test } from 'vitest';
import { selectionOf } from '../../packages/cli/src/request.ts';

test.each([
  [{ with: ['dev', 'docs'] }, { with: ['dev', 'docs'] }],
  [{ with: ['dev,docs'] }, { with: ['dev', 'docs'] }],
  [{ with: ['dev, docs,', 'lint'] }, { with: ['dev', 'docs', 'lint'] }],
  [
    { allGroups: true, without: ['dev,docs'] },
    { allGroups: true, without: ['dev', 'docs'] },
  ],
  [{ only: ['main,dev'] }, { only: ['main', 'dev'] }],
  [{ extra: ['fast,My_SQL'] }, { extras: ['fast', 'my-sql'] }],
])('%j', (flags, expected) => {
  const nothing = { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false };
  expect(selectionOf(flags)).toEqual({ ...nothing, ...expected });
});
