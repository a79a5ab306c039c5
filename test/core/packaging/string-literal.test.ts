import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStringLiteral, parseStringLiteral } from '../../../packages/core/src/packaging/string-literal.ts';

describe('parseStringLiteral', () => {
  // Answers of Python 3.12: ast.literal_eval.
  it.each([
    ['"posix"', 'posix'],
    ["'it\"s'", 'it"s'],
    [String.raw`"\x70\160\u0070\U00000070"`, 'pppp'],
    [String.raw`"\\ \n \t \a \b \f \v \r"`, '\\ \n \t \x07 \b \f \v \r'],
    [
      String.raw`"a\
b"`,
      'ab',
    ],
    [String.raw`"\d \8 \ "`, String.raw`\d \8 \ `],
    [String.raw`"\400\0"`, '\u0100\0'],
    [String.raw`"\1234"`, 'S4'],
    ['""', ''],
  ])('%s', (literal, value) => {
    expect(parseStringLiteral(literal)).toEqual({ ok: true, value });
  });

  it.each([
    String.raw`"\x2"`,
    String.raw`"\u12"`,
    String.raw`"\U00110000"`,
    String.raw`"\N{DASH}"`,
    '"a\\"',
    '"a\nb"',
    '"a\rb"',
    '"a\0b"',
  ])('refuses %j', (literal) => {
    expect(parseStringLiteral(literal).ok).toBe(false);
  });
});

describe('formatStringLiteral', () => {
  it('is read back to the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab\\\'"\n\r\0xuN{}07é'.split('')) }), (value) => {
        const literal = formatStringLiteral(value);
        expect(literal).toMatch(/^(?:"[^"]*"|'[^']*')$/);
        expect(parseStringLiteral(literal)).toEqual({ ok: true, value });
      }),
    );
  });
});
