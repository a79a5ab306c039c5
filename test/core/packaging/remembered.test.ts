import { describe, expect, it } from 'vitest';
import { remembered } from '../../../packages/core/src/packaging/remembered.ts';

describe('a function that remembers', () => {
  it('makes each answer once, until there are too many', () => {
    const made: string[] = [];
    const upper = remembered(2, (text) => {
      made.push(text);
      return text.toUpperCase();
    });
    expect(['a', 'a', 'b', 'a', 'c', 'a'].map(upper)).toEqual(['A', 'A', 'B', 'A', 'C', 'A']);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('keeps nothing of a text that is longer than any real one', () => {
    const list = remembered(10, (text) => [text]);
    expect(list('x'.repeat(301))).not.toBe(list('x'.repeat(301)));
    expect(list('x'.repeat(300))).toBe(list('x'.repeat(300)));
  });

  it('gives one object for one text', () => {
    const list = remembered(10, (text) => [text]);
    expect(list('a')).toBe(list('a'));
  });
});
