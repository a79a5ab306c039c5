// Lines for a terminal: none is longer than it may be.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indented, paint, spread } from '../../../../packages/core/src/render/terminal/layout.ts';

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
  it('adds nothing where nobody paints', () => {
    const bracketed = (text: string, tone: string): string => `${tone}(${text})`;
    expect([paint('x', 'red', {}), paint('x', 'red', { paint: bracketed })]).toEqual(['x', 'red(x)']);
  });
});
