// A cache folder that already knows what recorded sdists say: fixtures/sdists by the hashes that fixtures/index has for them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSdist } from '../../packages/core/src/sdist/read-sdist.ts';
import { formatReading } from '../../packages/core/src/sdist/reading-text.ts';
import type { SdistContents } from '../../packages/core/src/sdist/sdist-contents.ts';
import { fileCache } from '../../packages/core/src/node/file-cache.ts';
import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import { recordings } from './recorded-index.ts';

const sdists = join(import.meta.dirname, '../../fixtures/sdists');

interface RecordedFile {
  readonly filename: string;
  readonly sha256?: string | null;
}

/** The contents of a recorded sdist, by its file name's stem (`cryptography-3.4.7`). */
export function recordedSdist(stem: string): { readonly file: string; readonly contents: SdistContents } {
  const { file, members, texts } = JSON.parse(readFileSync(join(sdists, `${stem}.json`), 'utf8')) as {
    readonly file: string;
    readonly members: readonly string[];
    readonly texts: Readonly<Record<string, string>>;
  };
  return { file, contents: { members, texts: new Map(Object.entries(texts)) } };
}

/** Every recorded sdist. */
export function recordedSdists(): readonly string[] {
  return readdirSync(sdists)
    .filter((name) => name.endsWith('.json') && name !== 'truth.json')
    .map((name) => name.replace(/\.json$/, ''));
}

/** Fills an empty folder. */
export async function fillShelf(folder: string): Promise<void> {
  const cache = fileCache(folder, (why) => {
    throw new Error(why);
  });
  for (const stem of recordedSdists()) {
    const { file, contents } = recordedSdist(stem);
    const sha256 = hashOf(file);
    if (sha256) await cache.write(`sdist/${sha256}`, formatReading(readSdist(contents)));
  }
  await cache.close();
}

function hashOf(filename: string): string | undefined {
  const project = normalizeName(filename.replace(/-\d[^-]*$/, ''));
  const path = join(recordings, `${project}.json`);
  if (!existsSync(path)) return undefined;
  const { versions } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly versions: Readonly<Record<string, readonly RecordedFile[]>>;
  };
  return (
    Object.values(versions)
      .flat()
      .find((file) => file.filename === filename)?.sha256 ?? undefined
  );
}
