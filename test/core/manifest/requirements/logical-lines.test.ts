import { describe, expect, it } from 'vitest';
import {
  logicalLines,
  splitLines,
  variablesIn,
} from '../../../../packages/core/src/manifest/requirements/logical-lines.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

// The answers are those of pip 26.3's `preprocess`; whole files stand in fixtures/manifests/requirements.txt/.
const rows: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
  ['one line', 'six==1.16.0', ['1 six==1.16.0']],
  ['nothing', '', []],
  ['a BOM', '\uFEFFsix', ['1 six']],
  ['a second BOM is text', '\uFEFF\uFEFFsix', ['1 \uFEFFsix']],
  ['empty lines count', '\n\nsix\n\nattrs\n', ['3 six', '5 attrs']],
  ['CRLF, CR and LF', 'a\r\nb\rc\nd', ['1 a', '2 b', '3 c', '4 d']],
  ['a continuation has its first line', 'a\\\n\\\nb\nc', ['1 ab', '4 c']],
  ['white space is kept in a continuation', 'a \\\n  b', ['1 a   b']],
  ['a continuation at the end', 'a\\', ['1 a']],
  ['backslashes go from both ends', '\\\\a\\\\\nb', ['1 ab']],
  ['a trailing space is no continuation', 'a\\ \nb', ['1 a\\', '2 b']],
  ['comment lines', '# a\n  # b\n\t#c', []],
  ['a comment behind white space', 'a # b # c\nd\t#e', ['1 a', '2 d']],
  ['no comment without white space', 'a#b\nc#d #e', ['1 a#b', '2 c#d']],
  ['a comment does not continue', '# a \\\nb', ['2 b']],
  ['a comment ends a continuation', 'a \\\n# why\nb', ['1 a', '3 b']],
  ['a comment ends a continuation without a space too', 'a\\\n# why\nb', ['1 a', '3 b']],
  ['a comment behind a continued line eats the rest', 'a # \\\nb', ['1 a']],
  ['form feed, vertical tab, NEL, line separator', 'a\fb\vc\u0085d\u2028e', ['1 a', '2 b', '3 c', '4 d', '5 e']],
  ['unit separator is white space, not a break', 'a \u001f# b', ['1 a']],
  ['a zero width no-break space is not white space', '\u0020\uFEFF#a', ['1 \uFEFF#a']],
  ['NUL is kept', 'a\0b', ['1 a\0b']],
];

describe('logicalLines', () => {
  it.each(rows)('%s', (_what, text, lines) => {
    expect(logicalLines(text).map(({ line, text: content }) => `${line} ${content}`)).toEqual(lines);
  });

  it.each([
    ['white space before a comment sign', `a${' '.repeat(200_000)}x`],
    ['comment signs that start none', 'a#'.repeat(100_000)],
    ['backslashes', `${'\\'.repeat(200_000)}\n`],
    ['continued lines', '\\\n'.repeat(100_000)],
    ['carriage returns', '\r'.repeat(200_000)],
  ])('reads 200 kB of %s in no time', (_what, text) => {
    const start = cpuTime();
    logicalLines(text);
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});

describe('splitLines', () => {
  it('counts what is in front of an empty last line', () => {
    expect(splitLines('a\r\n\nb')).toEqual(['a', '', 'b']);
  });
});

describe('variablesIn', () => {
  it.each([
    ['${A_1}', ['${A_1}']],
    ['x${A}y${B}', ['${A}', '${B}']],
    ['$A ${a} ${} ${A', []],
  ])('%s', (text, variables) => {
    expect(variablesIn(text)).toEqual(variables);
  });
});
