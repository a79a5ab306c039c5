// zip, by yauzl: the members of the central directory, which is what Python's zipfile goes by.

import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import type { MemberKind, MemberList } from '../../archive/member-list.ts';
import { damaged, Unreadable } from '../../archive/unreadable.ts';

const endRecordSize = 22;
const zip64EndRecord = 0x06064b50;
const localHeader = 0x04034b50;

/** Stored, deflated, bzip2, LZMA, Zstandard: at any other, zipfile fails. Only the first two are read here. */
const methods: ReadonlySet<number> = new Set([0, 8, 12, 14, 93]);

/** @throws Unreadable; yauzl's errors at damaged data */
export async function readZip(bytes: Buffer, list: MemberList): Promise<void> {
  // Its own decoding would refuse the whole archive for one `../`.
  const zip = await fromBufferPromise(bytes, { decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new Unreadable('the archive is encrypted');
    if (!methods.has(entry.compressionMethod)) throw unknownCompression();
    if (!isWhereItSays(bytes, entry)) throw damaged();
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    const wanted = list.add(kindOf(entry, name), name, entry.uncompressedSize);
    if (wanted === undefined) continue;
    if (!wanted.decides && !entry.canDecodeFileData()) continue;
    wanted.keep(await readEntry(zip, entry, wanted.length));
  }
  if (!isWholeDirectory(bytes, zip)) throw damaged();
}

const unknownCompression = (): Unreadable => new Unreadable('a member is compressed in a way that is not read');

/** Whether the file itself is there under the same name; at another one, zipfile fails. */
function isWhereItSays(bytes: Buffer, { relativeOffsetOfLocalHeader: at, fileNameRaw }: Entry): boolean {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localHeader) return false;
  const name = bytes.subarray(at + 30, at + 30 + bytes.readUInt16LE(at + 26));
  return name.equals(fileNameRaw);
}

function kindOf(entry: Entry, name: string): MemberKind {
  if (/[/\\]$/.test(name)) return 'folder';
  // Unix's type of the file. Whatever else it says, the installers make plain files of it.
  return ((entry.externalFileAttributes >>> 16) & 0o170_000) === 0o120_000 ? 'link' : 'file';
}

/** @param length where that is not all of it, its checksum is not looked at */
async function readEntry(zip: ZipFile, entry: Entry, length: number): Promise<Buffer> {
  if (!entry.canDecodeFileData()) throw unknownCompression();
  const pieces: Buffer[] = [];
  // yauzl ends it with an error where the size is not the one that the directory names.
  let missing = length;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    pieces.push(piece);
    missing -= piece.length;
    if (missing <= 0 && length < entry.uncompressedSize) return Buffer.concat(pieces).subarray(0, length);
  }
  const content = Buffer.concat(pieces);
  if (crc32(content) !== entry.crc32) throw damaged();
  return content;
}

/**
 * Whether the directory ends where the end record begins: yauzl reads as many entries as that record counts, and begins where it
 * says; zipfile goes by the directory's size.
 */
function isWholeDirectory(bytes: Buffer, zip: ZipFile): boolean {
  const cursor = Number(zip.readEntryCursor);
  const endRecord = bytes.length - endRecordSize - zip.comment.length;
  const size = bytes.readUInt32LE(endRecord + 12);
  const start = bytes.readUInt32LE(endRecord + 16);
  if (cursor === endRecord) return start + size === endRecord;
  return cursor < endRecord && bytes.readUInt32LE(cursor) === zip64EndRecord;
}
