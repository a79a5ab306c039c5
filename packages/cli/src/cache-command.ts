// `wheelcheck cache dir|clean|verify`.

import { WheelcheckError } from '@wheelcheck/core';
import { cleanCache, verifyCache } from '@wheelcheck/core/node';
import { type CacheNews, cacheRenderers } from './cache-news.ts';
import { cacheFolderOf } from './open-host.ts';
import type { Io } from './io.ts';
import { parseOutputs, writeOutput } from './output.ts';

export interface CacheFlags {
  readonly cacheDir?: string;
  readonly format?: readonly string[];
}

/**
 * @param action one of those that the table of commands names
 * @returns 0; 1 where something was damaged
 * @throws WheelcheckError where there is no folder, or it may not be used
 */
export async function cacheCommand(action: string, flags: CacheFlags, io: Io): Promise<number> {
  const outputs = parseOutputs(flags.format ?? [], cacheRenderers, false);
  const folder = cacheFolderOf(flags, io);
  if (folder === undefined) throw unusable('the cache has no folder', 'neither HOME nor XDG_CACHE_HOME says where');
  const news: CacheNews = { folder, ...(action === 'dir' ? {} : await tend(folder, action)) };
  for (const output of outputs) await writeOutput(output, cacheRenderers[output.format](news), io);
  return news.verified !== undefined && news.verified.removed.entries > 0 ? 1 : 0;
}

async function tend(folder: string, action: string): Promise<Omit<CacheNews, 'folder'>> {
  const done = await (action === 'clean' ? cleanCache : verifyCache)(folder);
  if ('why' in done) throw unusable(`the cache ${folder} cannot be used`, done.why);
  return action === 'clean' ? { cleaned: done } : { verified: done };
}

function unusable(message: string, reason: string): WheelcheckError {
  return new WheelcheckError({
    code: 'usage',
    message,
    reason,
    hint: 'name a folder of your own with --cache-dir',
    settings: ['cache-dir'],
  });
}
