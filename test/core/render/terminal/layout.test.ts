// Lines for a terminal: no text from outside may steer it, none is longer than it may be.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indented, paint, printable, spread } from '../../../../packages/core/src/render/terminal/layout.ts';

describe('printable', () => {
  const canaries: readonly (readonly [what: string, text: string])[] = [
    ['a colour', '\u001b[31mred'],
    ['a window title (OSC 0)', '\u001b]0;title\u0007'],
    ['a link (OSC 8)', '\u001b]8;;https://files.example\u0007'],
    ['the clipboard (OSC 52)', '\u001b]52;c;AAAA\u0007'],
    ['a C1 control', '\u009b31m'],
    ['a carriage return', 'good\rbad'],
    ['a line feed', 'good\nbad'],
    ['right-to-left override', '\u202egnp.exe'],
    ['zero width', 'nu\u200bmpy'],
  ];
  it.each(canaries)('replaces %s', (_, text) => {
    expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/);
  });

  it('leaves names and file names as they are', () => {
    const text = 'naïve-пакет_1.0+cpu-cp312-cp312-manylinux_2_17_x86_64.whl';
    expect(printable(text)).toBe(text);
  });
});

describe('indented', () => {
  it('breaks at spaces and keeps the indent', () => {
    expect(indented('one two three four five', '  ', 22, '')).toEqual(['  one two three four', '  five']);
  });

  it('puts a label in place of the first indent', () => {
    expect(indented('text', '       ', 40, 'note')).toEqual(['note   text']);
  });

  it('never makes a line longer than the width, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 40, max: 120 }), (text, width) => {
        const lines = indented(text, '       ', width);
        expect(lines.filter((line) => line.length > width)).toEqual([]);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('spread', () => {
  it('puts the second text at the right edge, or below', () => {
    expect(spread('left', 'right', 20)).toEqual(['left           right']);
    expect(spread('a longer text', 'right', 18)).toEqual(['a longer text', '             right']);
  });
});

describe('paint', () => {
  it('adds nothing when colour is off', () => {
    expect([paint('x', 'red', false), paint('x', 'red', true)]).toEqual(['x', '\u001b[31mx\u001b[39m']);
  });
});
