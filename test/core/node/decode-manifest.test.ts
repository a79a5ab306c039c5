import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { decodeManifest } from '../../../packages/core/src/node/decode-manifest.ts';

// Whole files in these encodings, with pip's own reading, are in fixtures/manifests/requirements.txt/.

const text = 'six==1.0 # é\n';

function utf32(content: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * Array.from(content).length));
  for (const [at, char] of Array.from(content).entries())
    view.setUint32(4 * at, char.codePointAt(0) ?? 0, littleEndian);
  return new Uint8Array(view.buffer);
}

const utf16be = (content: string): Uint8Array => Buffer.from(content, 'utf16le').swap16();

describe('decodeManifest', () => {
  it.each<readonly [what: string, bytes: Uint8Array, decoded: string]>([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a BOM', Buffer.from(`\uFEFF${text}`), text],
    ['UTF-16 LE with a BOM', Buffer.from(`\uFEFF${text}`, 'utf16le'), text],
    ['UTF-16 BE with a BOM', utf16be(`\uFEFF${text}`), text],
    ['UTF-32 LE with a BOM', utf32(`\uFEFF${text}😀`, true), `${text}😀`],
    ['UTF-32 BE with a BOM', utf32(`\uFEFF${text}`, false), text],
    [
      'latin-1 that says so',
      Buffer.from(`# -*- coding: latin-1 -*-\n${text}\u0085`, 'latin1'),
      `# -*- coding: latin-1 -*-\n${text}\u0085`,
    ],
    [
      'latin-1 on the second line',
      Buffer.from(`#!\n# vim: set fileencoding=iso_8859_1 :\n${text}`, 'latin1'),
      `#!\n# vim: set fileencoding=iso_8859_1 :\n${text}`,
    ],
    ['windows-1252 that says so', Buffer.from([...Buffer.from('# coding: cp1252\n#'), 0x80]), '# coding: cp1252\n#€'],
    [
      'windows-1252 with an ellipsis',
      Buffer.from([...Buffer.from('# coding: windows-1252\n#'), 0x85, 0xe9]),
      '# coding: windows-1252\n#…é',
    ],
    [
      'windows-1251 that says so',
      Buffer.from([...Buffer.from('# coding=windows-1251\n#'), 0xe6]),
      '# coding=windows-1251\n#ж',
    ],
    ['UTF-8 that says so', Buffer.from(`# coding: utf8\n${text}`), `# coding: utf8\n${text}`],
    ['ASCII that says so', Buffer.from('# coding: us-ascii\nsix'), '# coding: us-ascii\nsix'],
    [
      'a coding line that is the third',
      Buffer.from(`\n\n# coding: latin-1\n${text}`),
      `\n\n# coding: latin-1\n${text}`,
    ],
    ['a coding line that is no comment', Buffer.from(`x # coding: latin-1\n${text}`), `x # coding: latin-1\n${text}`],
    ['nothing', Buffer.from(''), ''],
  ])('%s', (_what, bytes, decoded) => {
    expect(decodeManifest(bytes, 'requirements.txt')).toBe(decoded);
  });

  it('reads a lock as UTF-8 whatever its comment says', () => {
    expect(decodeManifest(Buffer.from(`# coding: latin-1\n${text}`), 'poetry.lock')).toBe(`# coding: latin-1\n${text}`);
    expect(decodeManifest(Buffer.from(`\uFEFF${text}`), 'pylock.toml')).toBe(text);
  });

  it.each<readonly [what: string, bytes: Uint8Array, path: string, message: string]>([
    [
      'a byte of latin-1',
      Buffer.from('six\nattrs # \xe9t\xe9\n', 'latin1'),
      'r.txt',
      'r.txt:2: expected UTF-8, found the byte 0xe9 at offset 12',
    ],
    [
      'a stray continuation byte',
      Buffer.from([0x61, 0x80]),
      'r.txt',
      'r.txt:1: expected UTF-8, found the byte 0x80 at offset 1',
    ],
    [
      'a character cut off at the end',
      Buffer.from([0x61, 0x0a, 0xc3]),
      'r.txt',
      'r.txt:2: expected UTF-8, found the byte 0xc3 at offset 2',
    ],
    [
      'UTF-16 in a lock',
      Buffer.from('\uFEFFsix', 'utf16le'),
      'poetry.lock',
      'poetry.lock:1: expected UTF-8, found the byte 0xff at offset 0',
    ],
    [
      'half a UTF-16 character',
      Buffer.from([0xff, 0xfe, 0x61]),
      'r.txt',
      'r.txt:1: the bytes are not UTF-16, which the file says it is',
    ],
    [
      'half a UTF-32 character',
      Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0]),
      'r.txt',
      'r.txt:1: the bytes are not UTF-32, which the file says it is',
    ],
    [
      'no such UTF-32 character',
      Buffer.from([0xff, 0xfe, 0, 0, 0, 0, 0x11, 0]),
      'r.txt',
      'r.txt:1: the bytes are not UTF-32, which the file says it is',
    ],
    [
      'ASCII that is not',
      Buffer.from('# coding: ascii\n# é'),
      'r.txt',
      'r.txt:1: the bytes are not ascii, which the file says it is',
    ],
    [
      'windows-1252 that is not',
      Buffer.from([...Buffer.from('# coding: cp1252\n#'), 0x81]),
      'r.txt',
      'r.txt:1: the bytes are not cp1252, which the file says it is',
    ],
    [
      'an encoding nobody knows',
      Buffer.from('#\n# coding: klingon\n'),
      'r.txt',
      'r.txt:2: the encoding "klingon" is not known',
    ],
  ])('refuses %s', (_what, bytes, path, message) => {
    expect(() => decodeManifest(bytes, path)).toThrow(expect.objectContaining({ code: 'file-broken', message }));
  });

  it('gives text or a WheelcheckError for any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('', '# coding: latin-1\n', '# coding: x\n'),
        (bytes, head) => {
          try {
            expect(typeof decodeManifest(Buffer.concat([Buffer.from(head), bytes]), 'r.txt')).toBe('string');
          } catch (error) {
            expect(error).toBeInstanceOf(WheelcheckError);
          }
        },
      ),
    );
  });
});
