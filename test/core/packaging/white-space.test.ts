import { describe, expect, it } from 'vitest';
import { strip, whiteSpace } from '../../../packages/core/src/packaging/white-space.ts';

/** [chr(i) for i in range(0x10000) if chr(i).isspace()] in Python 3.12. */
const python = [
  9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201,
  8202, 8232, 8233, 8239, 8287, 12288,
];

describe('white space', () => {
  it(`is Python's, character by character`, () => {
    const one = new RegExp(`^[${whiteSpace}]$`);
    const ours = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) =>
      one.test(String.fromCharCode(code)),
    );
    expect(ours).toEqual(python);
  });

  it('is stripped at both ends alone', () => {
    expect(strip('\u3000 a b\x85\n')).toBe('a b');
    expect(strip('\ufeffa')).toBe('\ufeffa');
    expect(strip(' \t ')).toBe('');
    expect(strip('')).toBe('');
  });
});
