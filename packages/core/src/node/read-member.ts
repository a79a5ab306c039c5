// One member of a zip archive of which only parts are at hand, by yauzl.

import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import type { PartlyRead, ReadMember } from '../http/host.ts';

/** Reads as ReadMember describes it. */
export const readMember: ReadMember = async (archive, wanted, most) => {
  try {
    const zip = await fromRandomAccessReaderPromise(new Parts(archive), archive.size, { autoClose: false });
    const found: Entry[] = [];
    for await (const entry of zip.eachEntry()) if (wanted(entry.fileName)) found.push(entry);
    const [entry, ...others] = found;
    if (!entry || others.length > 0 || entry.uncompressedSize > most || entry.compressedSize > most) return undefined;
    return await readEntry(zip, entry);
  } catch {
    // Damaged, or a part that could not be had.
    return undefined;
  }
};

class Parts extends RandomAccessReader {
  readonly #archive: PartlyRead;

  constructor(archive: PartlyRead) {
    super();
    this.#archive = archive;
  }

  /** For the directory, entry by entry; yauzl's own would make a stream of each. */
  override read(...[buffer, offset, length, position, callback]: Parameters<RandomAccessReader['read']>): void {
    this.#archive.read(position, position + length).then((bytes) => {
      buffer.set(bytes, offset);
      callback(null);
    }, callback);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piece(this.#archive, start, end), { objectMode: false });
  }
}

async function* piece(archive: PartlyRead, start: number, end: number): AsyncGenerator<Uint8Array, void, undefined> {
  yield await archive.read(start, end);
}

async function readEntry(zip: ZipFile, entry: Entry): ReturnType<ReadMember> {
  const pieces: Buffer[] = [];
  // yauzl ends it with an error where the size is not the one that the directory names.
  for await (const each of await zip.openReadStreamPromise(entry)) pieces.push(each);
  const content = Buffer.concat(pieces);
  return crc32(content) === entry.crc32 ? content : undefined;
}
