// Documents of an index, changed.

import type { Asked, Spoil } from './fault-server.ts';
import { body, DOCUMENTS, where } from './row.ts';

export const instead = (text: string | Buffer, headers: Readonly<Record<string, string>> = {}): Spoil =>
  body(() => text, headers);

export const text = ({ reply }: Asked): string => reply.body.toString();

/** Changes the JSON of each document. */
export const drift = (change: (document: Record<string, unknown>) => unknown): Spoil =>
  where(DOCUMENTS, (asked) => {
    if (!String(asked.reply.headers['content-type']).includes('json')) return asked.reply;
    return body(() => JSON.stringify(change(JSON.parse(text(asked)) as Record<string, unknown>)))(asked);
  });

export const eachFile = (change: (file: Record<string, unknown>) => unknown): Spoil =>
  drift((document) => {
    const changed = (files: unknown): unknown => (Array.isArray(files) ? files.map(change) : files);
    const releases = (document['releases'] ?? {}) as Record<string, unknown>;
    return {
      ...document,
      ...('urls' in document ? { urls: changed(document['urls']) } : {}),
      ...('files' in document ? { files: changed(document['files']) } : {}),
      ...('releases' in document
        ? { releases: Object.fromEntries(Object.entries(releases).map(([key, files]) => [key, changed(files)])) }
        : {}),
    };
  });

export const without =
  (...keys: readonly string[]) =>
  (value: Record<string, unknown>): object =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
