// One member of a zip archive that lies on a server, read without the rest of the archive.

import type { ReadMember } from '../http/host.ts';
import type { AskPart, Part } from '../http/part.ts';

/**
 * What is asked for first, and at least each time: build tools write `.dist-info` last (PEP 427), beside the directory. Where
 * that begins is looked for in the last 65,577 bytes, since a comment may follow.
 */
const PIECE = 66 * 1024;

/** Questions for one archive: its end, the rest of a long directory, a member that lies elsewhere. */
const MAX_QUESTIONS = 8;

/** Bytes of one archive, all parts together; the directory of tensorflow 2.16 has 3.2 MB. */
const MAX_BYTES = 6 * 1024 * 1024;

/**
 * @param size of the archive, where the index tells it
 * @returns undefined where it cannot be read so
 */
export async function memberOf(
  { url, size }: { readonly url: string; readonly size?: number },
  wanted: (path: string) => boolean,
  ask: AskPart,
  readMember: ReadMember,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const end = await ask({ url, stretch: { last: PIECE }, size }, signal);
  if (!end) return undefined;
  const { total } = end;
  const parts: Part[] = [end];
  let bytes = end.bytes.length;
  return readMember({ size: total, read }, wanted, MAX_BYTES);

  async function read(from: number, to: number): Promise<Uint8Array> {
    const known = parts.find((part) => part.from <= from && to <= part.from + part.bytes.length);
    if (known) return known.bytes.subarray(from - known.from, to - known.from);
    const next = Math.min(...parts.map((part) => part.from).filter((start) => start > from));
    // A directory that begins before the end that is known is read to there at once.
    const until = Math.min(Math.max(to, next - from <= MAX_BYTES ? next : from + PIECE), total);
    bytes += until - from;
    if (parts.length === MAX_QUESTIONS || bytes > MAX_BYTES) throw new Error('too much would have to be read');
    const part = await ask({ url, stretch: { from, to: until }, size: total }, signal);
    if (!part) throw new Error('the part cannot be had');
    parts.push(part);
    return part.bytes.subarray(0, to - from);
  }
}
