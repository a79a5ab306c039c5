// Reads a wheel's METADATA over HTTP without the rest of the wheel, for indexes that keep no metadata beside it.

import { inflateRawSync } from 'node:zlib';

/** A part of the file: `-65536` is its end, `100-200` a stretch. */
async function askRange(url, range) {
  const response = await fetch(url, { headers: { range: `bytes=${range}` } });
  if (response.status !== 206) throw new Error(`HTTP ${response.status} for a part of ${url}`);
  const total = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]);
  return { total, bytes: Buffer.from(await response.arrayBuffer()) };
}

/**
 * The text of the wheel's METADATA. Build tools write `.dist-info` last (PEP 427), so that the end of the file mostly suffices.
 *
 * @param {string} url Address of the wheel.
 * @returns {Promise<string>}
 */
export async function wheelMetadata(url) {
  let { total, bytes } = await askRange(url, '-65536');
  const part = async (from, to) => {
    const start = total - bytes.length;
    return from >= start ? bytes.subarray(from - start, to - start) : (await askRange(url, `${from}-${to - 1}`)).bytes;
  };
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0) throw new Error(`no archive: ${url}`);
  const [size, from] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  const directory = await part(from, from + size);
  for (let at = 0; at < directory.length;) {
    const [method, packed] = [directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const header = directory.readUInt32LE(at + 42);
    if (/^[^/]+\.dist-info\/METADATA$/.test(name)) {
      // The local header repeats the name; its extra field may differ in length.
      const local = await part(header, header + 30);
      const data = header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
      const content = await part(data, data + packed);
      return (method === 0 ? content : inflateRawSync(content)).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no METADATA in ${url}`);
}
