// Bytes of a lock or requirements file → text: BOM, PEP 263 line, else UTF-8, as pip decodes requirements files.

import { WheelcheckError } from '../error.ts';

type Decode = (bytes: Uint8Array) => string;

/** In pip's order: the BOM of UTF-32 begins like that of UTF-16. */
const boms: readonly (readonly [bom: readonly number[], encoding: string, Decode])[] = [
  [[0xef, 0xbb, 0xbf], 'UTF-8', strictly('utf-8')],
  [[0xff, 0xfe, 0x00, 0x00], 'UTF-32', (bytes) => decodeUtf32(bytes, true)],
  [[0x00, 0x00, 0xfe, 0xff], 'UTF-32', (bytes) => decodeUtf32(bytes, false)],
  [[0xff, 0xfe], 'UTF-16', strictly('utf-16le')],
  [[0xfe, 0xff], 'UTF-16', strictly('utf-16be')],
];

/** PEP 263, as pip looks for it in requirements files. */
const coding = /coding[:=]\s*([-\w.]+)/;

/** Locks are TOML or JSON and UTF-8 by their standards, whatever their comments say. */
const alwaysUtf8 = /\.(?:toml|lock|json)$/i;

/**
 * @param path for messages, and to tell locks from requirements files
 * @throws WheelcheckError `file-broken` naming line and byte where the bytes are no text in their encoding
 */
export function decodeManifest(bytes: Uint8Array, path: string): string {
  const [bom, encoding, decode] = boms.find(([mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [
    [],
    '',
    undefined,
  ];
  if (decode !== undefined && (encoding === 'UTF-8' || !alwaysUtf8.test(path))) {
    return decoded(() => decode(bytes.subarray(bom.length)), path, encoding);
  }
  const declared = alwaysUtf8.test(path) ? undefined : declaredEncoding(bytes);
  if (declared !== undefined) {
    const named = decoderNamed(declared.name);
    if (named === undefined) throw broken(path, declared.line, `the encoding "${declared.name}" is not known`);
    return decoded(() => named(bytes), path, declared.name);
  }
  try {
    return strictly('utf-8')(bytes);
  } catch {
    const { line, offset } = firstInvalidUtf8(bytes);
    // pip then tries the locale's encoding, which is UTF-8 in the official images, and fails as well.
    throw broken(
      path,
      line,
      `expected UTF-8, found the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} at offset ${offset}`,
    );
  }
}

/** `# -*- coding: latin-1 -*-` on one of the first two lines. */
function declaredEncoding(bytes: Uint8Array): { readonly name: string; readonly line: number } | undefined {
  const lines = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').split('\n').slice(0, 2);
  for (const [position, line] of lines.entries()) {
    const name = line.startsWith('#') ? coding.exec(line)?.[1] : undefined;
    if (name !== undefined) return { name, line: position + 1 };
  }
  return undefined;
}

/** Python's names; its latin-1 is the real one, while the web's label of that name means windows-1252. */
function decoderNamed(name: string): Decode | undefined {
  const label = name.toLowerCase().replaceAll('_', '-');
  if (/^(?:latin-?1|l1|iso-?8859-1|8859)$/.test(label)) return (bytes) => Buffer.from(bytes).toString('latin1');
  if (/^(?:ascii|us-ascii|646)$/.test(label)) return decodeAscii;
  if (/^(?:utf-?8|u8|utf)(?:-sig)?$/.test(label)) return strictly('utf-8');
  if (/^(?:cp|windows)-?1252$/.test(label)) return decodeWindows1252;
  try {
    return strictly(label.replace(/^(?:cp|windows)-?(?=125\d$)/, 'windows-').replace(/^iso8859-/, 'iso-8859-'));
  } catch {
    return undefined;
  }
}

function strictly(label: string): Decode {
  const decoder = new TextDecoder(label, { fatal: true });
  return (bytes) => decoder.decode(bytes);
}

function decodeAscii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0x7f)) throw new RangeError('a byte above 0x7f');
  return Buffer.from(bytes).toString('latin1');
}

/** 0x80 to 0x9f; a question mark where windows-1252 has no character. */
const windows1252 = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';

/** Node 20 decodes windows-1252 as latin-1, in which the byte of "…" is U+0085: a line break for pip. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => {
      const real = windows1252.charAt(char.charCodeAt(0) - 0x80);
      if (real === '?') throw new RangeError('a byte without a character');
      return real;
    });
}

/** No platform decodes UTF-32; pip reads it. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at < view.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point >= 0xd800 && point <= 0xdfff) throw new RangeError('a surrogate');
    parts.push(String.fromCodePoint(point));
  }
  return parts.join('');
}

function decoded(decode: () => string, path: string, encoding: string): string {
  try {
    return decode();
  } catch {
    throw broken(path, 1, `the bytes are not ${encoding}, which the file says it is`);
  }
}

/** The first byte of the first fault: how much decodes is found by halving, and a character only begun there belongs to the fault. */
function firstInvalidUtf8(bytes: Uint8Array): { readonly line: number; readonly offset: number } {
  const textUpTo = (end: number): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), {
        stream: true,
      });
    } catch {
      return undefined;
    }
  };
  let [valid, invalid] = [0, bytes.length + 1];
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (textUpTo(middle) === undefined) invalid = middle;
    else valid = middle;
  }
  const offset = Buffer.byteLength(textUpTo(valid) ?? '');
  const line = bytes.subarray(0, offset).reduce((count, byte) => count + Number(byte === 0x0a), 1);
  return { line, offset };
}

function broken(path: string, line: number, problem: string): WheelcheckError {
  return new WheelcheckError({
    code: 'file-broken',
    message: `${path}:${line}: ${problem}`,
    hint: 'save the file as UTF-8',
  });
}
