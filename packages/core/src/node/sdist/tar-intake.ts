// tar, by node-tar's parser: the members as Python's tarfile finds them.

import { Parser } from 'tar/parse';
import type { ReadEntry } from 'tar/read-entry';
import type { Intake } from './intake.ts';
import type { MemberKind, MemberList } from '../../archive/member-list.ts';
import { damaged, Unreadable } from '../../archive/unreadable.ts';

const blockSize = 512;

/** Of types that it does not know, tarfile makes regular files; newer Pythons refuse to extract those. */
const kinds: ReadonlyMap<string, MemberKind> = new Map<string, MemberKind>([
  ['Directory', 'folder'],
  ['Link', 'link'],
  ['SymbolicLink', 'link'],
  ['CharacterDevice', 'device'],
  ['BlockDevice', 'device'],
  ['FIFO', 'device'],
]);

export function tarIntake(list: MemberList): Intake {
  /** tarfile stops at the first block of zeros; the parser would go on to what follows it. */
  let ended = false;
  let started = false;
  let rest = Buffer.alloc(0);
  let lossyName: string | undefined;
  /** Whether a header was read that belongs to the next member. */
  let pending = false;

  const note = (entry: ReadEntry): void => {
    if (ended) {
      entry.resume();
      return;
    }
    if (entry.meta) throw new Unreadable('a member with a header of more than 1 MB');
    pending = false;
    const kind = kinds.get(entry.type) ?? 'file';
    // Nobody agrees on whether the content of a link is to be skipped.
    if (kind !== 'file' && entry.size > 0) throw damaged();
    const wanted = list.add(kind, lossyName ?? entry.path, entry.size);
    lossyName = undefined;
    if (wanted === undefined || entry.ignore) {
      entry.resume();
      return;
    }
    const pieces: Buffer[] = [];
    let missing = wanted.length;
    entry.on('data', (piece) => {
      if (missing > 0) pieces.push(piece.subarray(0, missing));
      missing -= piece.length;
    });
    entry.on('end', () => wanted.keep(Buffer.concat(pieces)));
  };

  const parser = new Parser({ brotli: false, zstd: false, onReadEntry: note });
  parser.on('ignoredEntry', note);
  const refuse = (): void => {
    if (!ended) throw damaged();
  };
  parser.on('nullBlock', () => {
    if (pending) refuse();
    ended = true;
  });
  parser.on('warn', refuse);
  parser.on('error', refuse);
  parser.on('meta', (header: string) => {
    pending = true;
    // node-tar lets a header rename a member's type, which no standard has.
    if (/^\d+ type=/m.test(header)) throw damaged();
    // It also drops a PAX path that is not UTF-8, as Python writes for surrogates; PAX wants UTF-8, so tarfile decodes what it can.
    if (header.includes('\uFFFD')) lossyName = /^\d+ path=(.*)$/m.exec(header)?.[1];
  });

  return {
    take(piece) {
      if (ended) return;
      rest = Buffer.concat([rest, piece]);
      if (!started && rest.length < 2) return;
      // Left to itself, the parser would unpack that, without our limits.
      if (!started && rest.readUInt16BE() === 0x1f8b) throw new Unreadable('compressed twice');
      started = true;
      const end = cutBetweenCharacters(rest);
      if (end === 0) return;
      parser.write(rest.subarray(0, end));
      rest = rest.subarray(end);
    },
    end() {
      if (!ended) parser.write(rest);
      if (!ended) throw new Unreadable('the archive is cut off');
    },
  };
}

/**
 * Where to cut so that whole blocks come first, and the next byte does not continue a character.
 *
 * node-tar makes a text of each part of a long name by itself, which spoils a character that is cut in two.
 *
 * @returns 0 where more bytes are needed to tell
 */
function cutBetweenCharacters(bytes: Buffer): number {
  const last = bytes.length - (bytes.length % blockSize);
  // One block in four of random bytes starts with such a byte: after so many it is no text.
  const first = last - 16 * blockSize;
  for (let end = last; end > Math.max(first, 0); end -= blockSize) {
    const next = bytes[end];
    if (next !== undefined && (next & 0xc0) !== 0x80) return end;
  }
  return Math.max(first, 0) === 0 ? 0 : last;
}
