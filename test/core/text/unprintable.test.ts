// No text from outside may steer a terminal or hide in what it shows.

import { describe, expect, it } from 'vitest';
import { printable, printableLines } from '../../../packages/core/src/text/unprintable.ts';

describe('printable', () => {
  it.each<[what: string, text: string, shown: string]>([
    ['a colour', '\u001b[31mred', '?[31mred'],
    ['a window title (OSC 0)', '\u001b]0;title\u0007', '?]0;title?'],
    ['a link (OSC 8)', '\u001b]8;;https://files.example\u0007', '?]8;;https://files.example?'],
    ['the clipboard (OSC 52)', '\u001b]52;c;AAAA\u0007', '?]52;c;AAAA?'],
    ['a C1 control', '\u009b31m', '?31m'],
    ['a carriage return', 'good\rbad', 'good?bad'],
    ['a line feed', 'good\nbad', 'good?bad'],
    ['separators of lines and paragraphs', 'a\u2028b\u2029c', 'a?b?c'],
    ['right-to-left override', '\u202egnp.exe', '?gnp.exe'],
    ['isolates', 'a\u2066b\u2069', 'a?b?'],
    ['zero width', 'nu\u200bm\u200dpy\ufeff', 'nu?m?py?'],
    ['the soft hyphen', 'num\u00adpy', 'num?py'],
    ['tag characters', 'a\u{e0041}\u{e0042}b', 'a??b'],
    ['selectors of ideographs, which can carry data', 'a\u{e0100}b', 'a?b'],
    ['the Mongolian vowel separator', 'a\u180eb', 'a?b'],
    ['letters that show nothing (Hangul fillers)', 'a\u115f\u3164\uffa0b', 'a???b'],
    ['the joiner that joins nothing', 'a\u034fb', 'a?b'],
    ['marks between lines', 'a\ufff9b\ufffbc', 'a?b?c'],
    ['halves of surrogate pairs', 'a\ud800b\udc00c', 'a?b?c'],
    ['what XML lacks', 'a\ufffeb\uffffc', 'a?b?c'],
  ])('replaces %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each([
    'naïve-пакет_1.0+cpu-cp312-cp312-manylinux_2_17_x86_64.whl',
    'e\u0301 \u4e2d\u6587 \u05e2\u05d1 \u{1f40d}',
    // As maintainers write when they yank a release.
    '\u26a0\ufe0f broken on Alpine',
  ])('leaves %s', (text) => {
    expect(printable(text)).toBe(text);
  });

  it('keeps the lines of a text of several', () => {
    expect(printableLines('a\u001b\nb\u{e0041}\n')).toBe('a?\nb?\n');
  });
});
