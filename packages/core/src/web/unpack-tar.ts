// The bytes of a tar or tar.gz → what it holds, by DecompressionStream and a reader of tar.

import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { type ArchiveFormat, sniffFormat } from '../archive/archive-format.ts';
import { type MemberKind, type MemberList, memberList } from '../archive/member-list.ts';
import { archiveSizes, type SdistLimits } from '../archive/sdist-limits.ts';
import { damaged, Unreadable } from '../archive/unreadable.ts';
import { watchUnpacked } from '../archive/watch-unpacked.ts';
import { zipToo } from '../archive/zip-too.ts';
import type { Downloaded } from '../http/download.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { SdistContents } from '../sdist/sdist-contents.ts';

/** Of types that it does not know, tarfile makes regular files. */
const kinds: ReadonlyMap<string, MemberKind> = new Map<string, MemberKind>([
  ['directory', 'folder'],
  ['link', 'link'],
  ['symlink', 'link'],
  ['character-device', 'device'],
  ['block-device', 'device'],
  ['fifo', 'device'],
]);

/**
 * Reads an archive to its last byte.
 *
 * @throws Unreadable; what the pieces throw
 */
export async function unpackTar(
  { pieces, encoded }: Downloaded,
  named: ArchiveFormat,
  wanted: (path: string) => boolean,
  limits: SdistLimits,
): Promise<Parsed<SdistContents>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done === true ? new Uint8Array() : first.value;
  const packing = sniffFormat(head, named, encoded);
  if (packing === undefined) throw new Unreadable('not the archive that its name says');
  const list = memberList(wanted, limits);
  const zip = zipToo();
  const state: { packed: number; failure?: unknown } = { packed: 0 };
  const watch = (piece: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
    state.packed += piece.length;
    zip.watch(piece);
    return piece;
  };
  const source = streamOf(head, iterator, watch, (error) => (state.failure = error));
  const tar = packing === 'gzip' ? source.pipeThrough(new DecompressionStream('gzip')) : source;
  try {
    await readMembers(tar.pipeThrough(bounded(packing, limits, () => state.packed)), list);
  } catch (error) {
    // What the network or a limit ended is told as that; whatever else went wrong is about the data.
    if (state.failure !== undefined) throw state.failure;
    throw error instanceof Unreadable ? error : damaged();
  }
  if (zip.found()) throw new Unreadable('both a tar and a zip archive, which installers take differently');
  return list.contents();
}

/** @param failed told what the pieces threw, which streams pass on as they like */
function streamOf(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  watch: (piece: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
  failed: (error: unknown) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(watch(new Uint8Array(head))),
    async pull(controller) {
      try {
        const { done, value } = await rest.next();
        if (done === true) controller.close();
        else controller.enqueue(watch(new Uint8Array(value)));
      } catch (error) {
        failed(error);
        controller.error(error);
      }
    },
    async cancel() {
      await rest.return?.();
    },
  });
}

function bounded(
  format: ArchiveFormat,
  limits: SdistLimits,
  packed: () => number,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const watch = watchUnpacked(archiveSizes(format, limits).unpacked, limits.ratio, packed);
  let isFirst = true;
  return new TransformStream({
    transform(piece, controller) {
      if (isFirst && piece[0] === 0x1f && piece[1] === 0x8b) throw new Unreadable('compressed twice');
      isFirst &&= piece.length === 0;
      watch(piece);
      controller.enqueue(piece);
    },
  });
}

async function readMembers(tar: ReadableStream<Uint8Array<ArrayBuffer>>, list: MemberList): Promise<void> {
  const members = tar.pipeThrough(createTarDecoder({ strict: true })).getReader();
  for (;;) {
    const { done, value } = await members.read();
    if (done) return;
    try {
      await readMember(value, list);
    } catch (error) {
      await members.cancel().catch(() => undefined);
      throw error;
    }
  }
}

async function readMember({ header, body }: ParsedTarEntry, list: MemberList): Promise<void> {
  const kind = kinds.get(header.type ?? 'file') ?? 'file';
  // Nobody agrees on whether the content of a link is to be skipped.
  if (kind !== 'file' && header.size > 0) throw damaged();
  const wanted = list.add(kind, header.name, header.size);
  if (wanted === undefined) await body.cancel();
  else wanted.keep(await firstBytes(body, wanted.length));
}

async function firstBytes(body: ReadableStream<Uint8Array>, length: number): Promise<Uint8Array> {
  const reader = body.getReader();
  const bytes = new Uint8Array(length);
  let taken = 0;
  while (taken < length) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes.set(value.subarray(0, length - taken), taken);
    taken += Math.min(value.length, length - taken);
  }
  await reader.cancel();
  return bytes.subarray(0, taken);
}
