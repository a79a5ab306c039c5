import { describe, expect, it } from 'vitest';
import { expandTags, formatTag } from '../../../packages/core/src/packaging/tag.ts';

/** A compressed set of n parts. */
function set(letter: string, n: number): string {
  return Array.from({ length: n }, (_, i) => `${letter}${i}`).join('.');
}

describe('expandTags', () => {
  it.each<[parts: [string, string, string], tags: readonly string[]]>([
    [['py3', 'none', 'any'], ['py3-none-any']],
    [
      ['py2.py3', 'none', 'any'],
      ['py2-none-any', 'py3-none-any'],
    ],
    [
      ['cp315', 'abi3.abi3t', 'musllinux_1_2_x86_64'],
      ['cp315-abi3-musllinux_1_2_x86_64', 'cp315-abi3t-musllinux_1_2_x86_64'],
    ],
    [['CP38', 'Abi3', 'Linux_ARMV7L'], ['cp38-abi3-linux_armv7l']],
    [['py3.PY3', 'none', 'any'], ['py3-none-any']],
    // As Python's str.isidentifier has it.
    [['ünder', 'none', 'any'], ['ünder-none-any']],
    [
      ['cp310.cp311', 'none', 'a.b'],
      ['cp310-none-a', 'cp310-none-b', 'cp311-none-a', 'cp311-none-b'],
    ],
  ])('%j', (parts, tags) => {
    const expanded = expandTags(...parts);
    expect(expanded.ok && expanded.value.map(formatTag)).toEqual(tags);
  });

  it.each<[parts: [string, string, string], problem: string]>([
    [['', 'none', 'any'], 'a tag with an empty part'],
    [['py3.', 'none', 'any'], 'a tag with an empty part'],
    [['py3', 'none', 'any..b'], 'a tag with an empty part'],
    [['py36+', 'none', 'any'], '"py36+" is no Python tag'],
    [['3py', 'none', 'any'], '"3py" is no Python tag'],
    [['p+', 'none', 'any'], '"p+" is no Python tag'],
    [['ü+y', 'none', 'any'], '"ü+y" is no Python tag'],
    [[`${'x'.repeat(200)}+`, 'none', 'any'], `"${'x'.repeat(100)}" is no Python tag`],
  ])('%j: %s', (parts, problem) => {
    expect(expandTags(...parts)).toEqual({ ok: false, problem });
  });

  it('takes a product of 10,000 tags and no more', () => {
    const full = expandTags(set('a', 25), set('b', 20), set('c', 20));
    expect(full.ok && full.value.length).toBe(10_000);
    expect(expandTags(set('a', 25), set('b', 20), set('c', 21))).toEqual({
      ok: false,
      problem: 'a compressed set of more than 10000 tags',
    });
    expect(expandTags(set('a', 5000), set('b', 5000), set('c', 5000)).ok).toBe(false);
  });
});
