// One member of a zip archive of which only parts are at hand, by the web's streams.
//
// By hand, for what was measured in its place (test/core/web/read-member.test.ts): zip.js 2.24 reads everything as it should and is 138 kB,
// 50 kB of them packed, an eighth of the page, where this is 2 kB; unzipit 2.1 is 13 kB and checks no sum, so that 50 of 331 changed
// bytes gave another text, and takes `../demo.py` for a name; fflate 0.8 wants all of the archive.

import type { PartlyRead, ReadMember } from '../http/host.ts';

/** The records of a zip archive (APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16), each with what it begins with and how long it is without names. */
const LOCAL = { mark: 0x04034b50, length: 30 };
const ENTRY = { mark: 0x02014b50, length: 46 };
const END = { mark: 0x06054b50, length: 22 };

/** Of the comment behind everything. */
const longestComment = 0xffff;

interface Entry {
  readonly path: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header stands. */
  readonly at: number;
}

/** Reads as ReadMember describes it; of an archive of more than 65,535 members or 4 GB (zip64) nothing. */
export const readMember: ReadMember = async (archive, wanted, most) => {
  try {
    const found = (await entriesOf(archive)).filter(({ path }) => wanted(path));
    const [entry, ...others] = found;
    if (!entry || others.length > 0 || entry.unpacked > most || entry.packed > most) return undefined;
    return await contentOf(archive, entry);
  } catch {
    // Damaged, or a part that could not be had.
    return undefined;
  }
};

async function entriesOf(archive: PartlyRead): Promise<readonly Entry[]> {
  const start = Math.max(0, archive.size - END.length - longestComment);
  const tail = viewOf(await archive.read(start, archive.size));
  let end = tail.byteLength - END.length;
  while (tail.getUint32(end, true) !== END.mark) end--;
  if (end + END.length + tail.getUint16(end + 20, true) !== tail.byteLength) throw new RangeError('a cut comment');
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const from = tail.getUint32(end + 16, true);
  const isSplit = tail.getUint16(end + 4, true) !== 0;
  if (isSplit || count === 0xffff || size === 0xffffffff || from === 0xffffffff) throw new RangeError('zip64');
  const directory = viewOf(await archive.read(from, from + size));
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count; at += lengthOf(directory, at)) entries.push(entryAt(directory, at));
  return entries;
}

function entryAt(directory: DataView, at: number): Entry {
  const [flags, method] = [directory.getUint16(at + 8, true), directory.getUint16(at + 10, true)];
  const isReadable = (flags & 1) === 0 && (method === 0 || method === 8);
  if (directory.getUint32(at, true) !== ENTRY.mark) throw new RangeError('no entry');
  const path = pathAt(directory, at + ENTRY.length, directory.getUint16(at + 28, true));
  return {
    path,
    isDeflated: method === 8,
    crc: directory.getUint32(at + 16, true),
    // What is encrypted, or packed otherwise, is longer than anybody wants.
    packed: isReadable ? directory.getUint32(at + 20, true) : Number.POSITIVE_INFINITY,
    unpacked: directory.getUint32(at + 24, true),
    at: directory.getUint32(at + 42, true),
  };
}

/** With its name, what else is said of it, and its comment. */
function lengthOf(directory: DataView, at: number): number {
  return ENTRY.length + [28, 30, 32].reduce((sum, field) => sum + directory.getUint16(at + field, true), 0);
}

/** @throws RangeError for one that leads out of the folder that the archive is unpacked to */
function pathAt(directory: DataView, at: number, length: number): string {
  const path = new TextDecoder().decode(new Uint8Array(directory.buffer, directory.byteOffset + at, length));
  if (path.includes('\\') || path.startsWith('/') || path.split('/').includes('..')) throw new RangeError('a bad path');
  return path;
}

async function contentOf(archive: PartlyRead, entry: Entry): Promise<Uint8Array | undefined> {
  const local = viewOf(await archive.read(entry.at, entry.at + LOCAL.length));
  if (local.getUint32(0, true) !== LOCAL.mark) return undefined;
  const start = entry.at + LOCAL.length + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = await archive.read(start, start + entry.packed);
  const content = entry.isDeflated ? await inflated(packed, entry.unpacked) : packed;
  return content.length === entry.unpacked && crc32(content) === entry.crc ? content : undefined;
}

/** No more than one byte above what is announced: a few kilobytes must not become gigabytes. */
async function inflated(packed: Uint8Array, length: number): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const content = new Uint8Array(length);
  let taken = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return content.subarray(0, taken);
    if (taken + value.length > length) throw new RangeError('longer than it says');
    content.set(value, taken);
    taken += value.length;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** As zip archives have it (ITU-T V.42). */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (remainders[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}
