// Archives written byte by byte, so that tests can lie in any field of them.

import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

const block = 512;

export interface TarMember {
  readonly name: string | Buffer;
  readonly content?: string | Uint8Array;
  /** `0` file, `1` hard link, `2` symbolic link, `3` and `4` devices, `5` folder, `6` pipe, `L` long name, `x` PAX header … */
  readonly type?: string;
  readonly link?: string;
  /** What the header says of the content's size. */
  readonly size?: number;
}

function octal(header: Buffer, value: number, at: number, length: number): void {
  if (value < 8 ** (length - 1)) {
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
    return;
  }
  header.writeUInt8(0x80, at);
  header.writeBigUInt64BE(BigInt(value), at + length - 8);
}

/** One header block with a right checksum. */
export function tarHeader({ name, content = '', type = '0', link = '', size }: TarMember): Buffer {
  const header = Buffer.alloc(block);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  octal(header, size ?? Buffer.from(content).length, 124, 12);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write(link, 157, 100);
  header.write('ustar\u000000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A header and its content, without what ends an archive. */
export function tarMember(member: TarMember): Buffer {
  const content = Buffer.from(member.content ?? '');
  return Buffer.concat([tarHeader(member), content, Buffer.alloc((block - (content.length % block)) % block)]);
}

export const tarEnd = Buffer.alloc(2 * block);

export function tar(...members: readonly TarMember[]): Buffer {
  return Buffer.concat([...members.map(tarMember), tarEnd]);
}

export const tarGz = (...members: readonly TarMember[]): Buffer => gzipSync(tar(...members));

export interface ZipEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Unix mode with file type. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  /** What the directory says, where that is not the truth. */
  readonly size?: number;
  readonly crc?: number;
}

export interface ZipLies {
  readonly count?: number;
  readonly directorySize?: number;
  readonly directoryStart?: number;
  readonly comment?: string;
}

/** Deflated entries, with a directory and end record that may lie. */
export function zip(entries: readonly ZipEntry[], lies: ZipLies = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, content = '', mode = 0o100_644, flags = 0, method = 8 } = entry;
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.size ?? Buffer.from(content).length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(mode * 2 ** 16, 6);
    more.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003'), common, more, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const size = directory.reduce((total, { length }) => total + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE((lies.count ?? entries.length) % 65_536, 8);
  end.writeUInt16LE((lies.count ?? entries.length) % 65_536, 10);
  end.writeUInt32LE(lies.directorySize ?? size, 12);
  end.writeUInt32LE(lies.directoryStart ?? offset, 16);
  end.writeUInt16LE((lies.comment ?? '').length, 20);
  return Buffer.concat([...files, ...directory, end, Buffer.from(lies.comment ?? '', 'latin1')]);
}
