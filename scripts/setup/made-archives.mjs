// The little of zip and tar that a wheel and an sdist need: the same members give the same bytes, and so the same hash.

import { crc32, gzipSync } from 'node:zlib';

/** @param {Record<string, string>} members Stored as they are: whoever makes thousands hashes them all. */
export function zipOf(members) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const content = Buffer.from(text);
    // Version 2.0, in UTF-8, stored, on the first day that zip knows.
    const common = Buffer.from([20, 0, 0, 8, 0, 0, 0, 0, 33, 0, ...Buffer.alloc(16)]);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, place, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(
    directory.reduce((total, { length }) => total + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** @param {Record<string, string>} members Names of at most a hundred letters. */
export function tarGzOf(members) {
  const blocks = Object.entries(members).flatMap(([name, text]) => {
    const content = Buffer.from(text);
    const size = content.length.toString(8).padStart(11, '0');
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write(`0000644\0${'0000000\0'.repeat(2)}${size}\0${'0'.repeat(11)}\0${' '.repeat(8)}0`, 100);
    header.write('ustar\u000000', 257, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 1 });
}
