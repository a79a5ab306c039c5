// zip, by yauzl: the members of the central directory, which is what Python's zipfile goes by.

import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import type { MemberKind, MemberList } from './member-list.ts';
import { damaged, Unreadable } from './unreadable.ts';

const endRecordSize = 22;
const zip64EndRecord = 0x06064b50;

/** @throws Unreadable; yauzl's errors at damaged data */
export async function readZip(bytes: Buffer, list: MemberList): Promise<void> {
  // Its own decoding would refuse the whole archive for one `../`.
  const zip = await fromBufferPromise(bytes, { decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new Unreadable('the archive is encrypted');
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    const keep = list.add(kindOf(entry, name), name, entry.uncompressedSize);
    if (keep !== undefined) keep(await readEntry(zip, entry));
  }
  if (!isWholeDirectory(bytes, zip)) throw damaged();
}

function kindOf(entry: Entry, name: string): MemberKind {
  if (/[/\\]$/.test(name)) return 'folder';
  // The file type of Unix; 0 where the archive was made elsewhere.
  const type = (entry.externalFileAttributes >>> 16) & 0o170_000;
  if (type === 0o120_000) return 'link';
  return type === 0 || type === 0o100_000 ? 'file' : 'device';
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (!entry.canDecodeFileData()) throw new Unreadable('a member is compressed in a way that is not read');
  const pieces: Buffer[] = [];
  // yauzl ends it with an error where the size is not the one that the directory names.
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
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
