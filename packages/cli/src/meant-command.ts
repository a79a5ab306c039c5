// A word that is no file, because a command was meant: mistyped, at the wrong place, or one that other tools have.

import { nearest, WheelcheckError } from '@wheelcheck/core';
import { commandTable } from './command-table.ts';

/** What people look for under these names, given the words behind. `help` is a command of its own (see run.ts). */
const expected: ReadonlyMap<string, (others: string) => string> = new Map<string, (others: string) => string>([
  ['check', checkWords],
  ['version', () => 'wheelcheck --version'],
  ['probe', () => 'what an image has can be said by hand: --python 3.NN with --libc glibc-2.NN or musl-1.N'],
]);

function checkWords(others: string): string {
  return `that is what wheelcheck does without a command: wheelcheck${others}`;
}

/** @param words of the command line @param position of one that is no input @returns undefined where no command is near */
export function meantCommand(words: readonly string[], position: number): WheelcheckError | undefined {
  const word = words[position] ?? '';
  const others = words.slice(position + 1).map((other) => ` ${other}`);
  if (/^WC\d+$/i.test(word)) {
    const hint = `wheelcheck explain ${word.toUpperCase()} tells of it`;
    return new WheelcheckError({ code: 'usage', message: `${word} is the id of a rule, and no file`, hint });
  }
  const commands = commandTable.map(({ name }) => name).filter((name) => name !== 'check');
  const known = nearest(word, commands, 1);
  if (word !== 'check' && nearest(word, ['check'], 1) !== undefined)
    return new WheelcheckError({
      code: 'usage',
      message: `there is no file and no command ${word}`,
      hint: `did you mean check? ${checkWords(others.join(''))}`,
    });
  const hint =
    expected.get(word)?.(others.join('')) ?? (known && `did you mean wheelcheck ${known}${others.join('')}?`);
  if (hint === undefined) return undefined;
  const message = word === known ? `the command ${word} stands behind ${words[0]}` : `there is no command ${word}`;
  return new WheelcheckError({ code: 'usage', message, hint });
}
