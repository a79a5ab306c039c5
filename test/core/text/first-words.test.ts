// A long command is named by its first words: whole ones.

import { expect, it } from 'vitest';
import { firstLines, firstWords } from '../../../packages/core/src/text/first-words.ts';

const long = `pip install ${Array.from({ length: 40 }, (_, at) => `package-${at}`).join(' ')}`;

it.each([
  ['pip install -r requirements.txt', 'pip install -r requirements.txt'],
  [long, 'pip install package-0 package-1 package-2 package-3 …'],
  // Of 60 columns to the very end of a word nothing is lost.
  [`pip install ${'a'.repeat(48)}`, `pip install ${'a'.repeat(48)}`],
  [`pip install ${'a'.repeat(48)} b`, `pip install ${'a'.repeat(48)} …`],
  ['x'.repeat(70), `${'x'.repeat(60)} …`],
])('%s', (command, words) => {
  expect(firstWords(command)).toBe(words);
});

it('has two lines by itself', () => {
  expect(firstLines(long)).toBe(`${long.slice(0, long.indexOf(' package-13'))} …`);
});
