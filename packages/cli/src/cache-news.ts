// What was found in the cache, as text and as data.

import { sizeText } from '@wheelcheck/core';
import type { TendedCache } from '@wheelcheck/core/node';

export interface CacheNews {
  readonly folder: string;
  readonly verified?: TendedCache;
  readonly cleaned?: TendedCache;
}

export const cacheRenderers = {
  terminal: ({ folder, verified, cleaned }: CacheNews): string => {
    if (verified !== undefined) return lines(folder, [...verifiedWords(verified), ...foreignWords(verified)]);
    if (cleaned !== undefined) return lines(folder, [cleanedWords(cleaned), ...foreignWords(cleaned)]);
    return `${folder}\n`;
  },
  json: ({ folder, verified, cleaned }: CacheNews): string =>
    `${JSON.stringify({ folder, ...(verified ?? cleaned) }, undefined, 2)}\n`,
};

function lines(folder: string, [first = '', ...others]: readonly string[]): string {
  return [`${folder}: ${first}`, ...others, ''].join('\n');
}

function verifiedWords({ files, entries, bytes, removed }: TendedCache): readonly string[] {
  const left =
    files === 0 ? 'nothing is kept there' : `${entryCount(entries)} in ${fileCount(files)}, ${sizeText(bytes)}`;
  if (removed.entries === 0 && removed.files === 0) return [files === 0 ? left : `${left}, nothing is damaged`];
  const damaged = entryCount(removed.entries, 'damaged ');
  return [
    left,
    `removed ${removed.files === 0 ? damaged : `${damaged} and ${fileCount(removed.files)}`}, ${sizeText(removed.bytes)}`,
  ];
}

function cleanedWords({ removed }: TendedCache): string {
  return removed.files === 0
    ? 'nothing was kept there'
    : `${fileCount(removed.files)} removed, ${sizeText(removed.bytes)}`;
}

function foreignWords({ foreign }: TendedCache): readonly string[] {
  return foreign === 0 ? [] : [`${fileCount(foreign)} left alone: not written by this wheelcheck`];
}

function entryCount(count: number, what = ''): string {
  return `${count} ${what}${count === 1 ? 'entry' : 'entries'}`;
}

function fileCount(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}
