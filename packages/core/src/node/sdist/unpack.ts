// The bytes of an archive → what it holds. Each library is loaded when an archive of its kind turns up.

import type { SdistContents } from '../../sdist/sdist-contents.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { type ArchiveFormat, sniffFormat } from '../../archive/archive-format.ts';
import { boundedIntake } from './bounded-intake.ts';
import type { Downloaded } from '../../http/download.ts';
import { type Intake, wholeIntake } from './intake.ts';
import { type MemberList, memberList } from '../../archive/member-list.ts';
import { archiveSizes, type SdistLimits } from '../../archive/sdist-limits.ts';
import { damaged, Unreadable } from '../../archive/unreadable.ts';
import { zipToo } from '../../archive/zip-too.ts';

/**
 * Reads an archive to its last byte.
 *
 * @param named what its name says it is
 * @throws Unreadable; what the pieces throw
 */
export async function unpack(
  { pieces, encoded }: Downloaded,
  named: ArchiveFormat,
  wanted: (path: string) => boolean,
  limits: SdistLimits,
): Promise<Parsed<SdistContents>> {
  const list = memberList(wanted, limits);
  const zip = zipToo();
  let packed = 0;
  let intake: Intake | undefined;
  for await (const piece of pieces) {
    packed += piece.length;
    zip.watch(piece);
    const opened = intake ?? (await openIntake(sniffed(piece, named, encoded), list, limits, () => packed));
    intake = opened;
    await orDamaged(() => opened.take(piece));
  }
  await orDamaged(() => intake?.end());
  if (named !== 'zip' && zip.found())
    throw new Unreadable('both a tar and a zip archive, which installers take differently');
  return list.contents();
}

function sniffed(piece: Uint8Array, named: ArchiveFormat, encoded: boolean): ArchiveFormat {
  const format = sniffFormat(piece, named, encoded);
  if (format === undefined) throw new Unreadable('not the archive that its name says');
  return format;
}

async function openIntake(
  format: ArchiveFormat,
  list: MemberList,
  limits: SdistLimits,
  packed: () => number,
): Promise<Intake> {
  const { packed: most, unpacked } = archiveSizes(format, limits);
  if (format === 'zip') {
    const { readZip } = await import('./read-zip.ts');
    return wholeIntake(most, (bytes) => readZip(bytes, list));
  }
  const { tarIntake } = await import('./tar-intake.ts');
  const tar = boundedIntake(tarIntake(list), unpacked, limits.ratio, packed);
  if (format === 'tar') return tar;
  if (format === 'gzip') {
    const { gunzipIntake } = await import('./gunzip-intake.ts');
    return gunzipIntake(tar);
  }
  if (format === 'xz') {
    const { unxz } = await import('./unxz.ts');
    return unpackingIntake(most, tar, unxz);
  }
  const { bunzip2 } = await import('./bunzip2.ts');
  return unpackingIntake(most, tar, bunzip2);
}

/** Unpacks at the end, all at once. */
function unpackingIntake(
  most: number,
  next: Intake,
  decode: (bytes: Uint8Array, next: Intake) => Promise<void> | void,
): Intake {
  return wholeIntake(most, async (bytes) => {
    await decode(bytes, next);
    await next.end();
  });
}

/** What a library throws is about the data. */
async function orDamaged(step: () => Promise<void> | void | undefined): Promise<void> {
  try {
    await step();
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged();
  }
}
