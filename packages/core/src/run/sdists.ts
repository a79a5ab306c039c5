// Reads sdists once per run, and keeps what they said: an sdist of one hash never changes.

import type { Inspection } from '../sdist/inspection.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { OpenSdist, SdistContents } from '../sdist/sdist-contents.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { Releases } from './releases.ts';

export interface Sdists {
  /** Never rejects but when the run is aborted. */
  inspect(file: DistributionFile): Promise<Inspection>;
  /** The same for what lies on the disk, a source tree or an archive; undefined where there is neither. */
  inspectSource(
    read: (wanted: (path: string) => boolean) => Promise<Parsed<SdistContents> | undefined> | undefined,
  ): Promise<Inspection | undefined>;
}

/**
 * @param open how to unpack one; absent: nothing is inspected, and every answer says so
 * @param machine `cache`: where readings are kept by the file's SHA-256; `refresh`: of which projects what is kept does not count; `transport`: how files are downloaded
 */
export function openSdists(
  open: OpenSdist | undefined,
  { cache, refresh, transport }: Pick<Releases, 'cache' | 'refresh' | 'transport'>,
  signal?: AbortSignal,
): Sdists {
  const inspecting = new Map<string, Promise<Inspection>>();

  async function inspectOnce(file: DistributionFile): Promise<Inspection> {
    const { sha256 } = file.hashes;
    const key = sha256 === undefined ? undefined : `sdist/${sha256}`;
    const { filename } = file;
    const refreshed = filename.kind === 'sdist' && refresh(filename.name);
    const kept = key === undefined || refreshed ? undefined : await cache?.read(key);
    const known = kept === undefined ? undefined : (await import('../sdist/reading-text.ts')).parseReading(kept);
    if (known) return { state: 'read', reading: known };
    if (open === undefined) return { state: 'off' };
    if (file.url === '') return { state: 'failed', problem: 'its address is not known' };
    const { readInTurns } = await import('../sdist/read-in-turns.ts');
    const read = await readInTurns((wanted) => open(file, wanted, transport.download, signal));
    if (!read.ok) return { state: 'failed', problem: read.problem };
    const reading = read.value;
    // What only a password shows is not left on the disk.
    const secret = transport.credentials.authorization(file.url) !== undefined;
    if (cache !== undefined && key !== undefined && !secret) {
      const { formatReading } = await import('../sdist/reading-text.ts');
      await cache.write(key, formatReading(reading));
    }
    return { state: 'read', reading };
  }

  return {
    inspect(file) {
      const key = file.hashes['sha256'] ?? file.url;
      const answer = inspecting.get(key) ?? inspectOnce(file);
      inspecting.set(key, answer);
      return answer;
    },
    async inspectSource(read) {
      let isThere = true;
      const { readInTurns } = await import('../sdist/read-in-turns.ts');
      const reading = await readInTurns(async (wanted) => {
        const contents = await read(wanted);
        isThere = contents !== undefined;
        return contents ?? { ok: false, problem: 'it is not there' };
      });
      if (!isThere) return undefined;
      return reading.ok ? { state: 'read', reading: reading.value } : { state: 'failed', problem: reading.problem };
    },
  };
}
