// What kind of archive a file is: by its name, as pip decides, and by its first bytes, which must agree.

export type ArchiveFormat = 'tar' | 'gzip' | 'bzip2' | 'xz' | 'zip';

/** pip/_internal/utils/filetypes.py; it hands all of its XZ_EXTENSIONS to Python's lzma. */
const byEnding: readonly (readonly [ending: string, format: ArchiveFormat])[] = [
  ['.tar.gz', 'gzip'],
  ['.tgz', 'gzip'],
  ['.zip', 'zip'],
  ['.tar.bz2', 'bzip2'],
  ['.tbz', 'bzip2'],
  ['.tar.xz', 'xz'],
  ['.txz', 'xz'],
  ['.tlz', 'xz'],
  ['.tar.lz', 'xz'],
  ['.tar.lzma', 'xz'],
  ['.tar', 'tar'],
];

const magics: readonly (readonly [magic: readonly number[], format: ArchiveFormat])[] = [
  [[0x1f, 0x8b], 'gzip'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'xz'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
];

/** @returns undefined for what no reader is at hand for, such as `.tar.Z` */
export function archiveFormat(filename: string): ArchiveFormat | undefined {
  const name = filename.toLowerCase();
  return byEnding.find(([ending]) => name.endsWith(ending))?.[1];
}

/**
 * What the content is.
 *
 * @param named what the name says
 * @param inflated whether the answer had a Content-Encoding: a server that takes `x.tar.gz` for a gzipped `x.tar` says so, and a fetch that heeds it hands over the tar
 * @returns undefined where pip would fail on it as well: it trusts the name, but for `.tar`, where tarfile looks at the content
 */
export function sniffFormat(head: Uint8Array, named: ArchiveFormat, inflated: boolean): ArchiveFormat | undefined {
  const found = magics.find(([magic]) => magic.every((byte, at) => head[at] === byte))?.[1];
  if (named === 'tar') return found === 'zip' ? undefined : (found ?? 'tar');
  if (found === undefined && inflated && named !== 'zip') return 'tar';
  return found === named ? named : undefined;
}
