// Answers of an index, each asked for once and kept as a file, so that whoever asks later hears the same.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { wheelMetadata } from './wheel-metadata.mjs';

/**
 * @param {string} folder Made if it is not there.
 * @param {{ keptOnly?: boolean }} [options] Nothing is asked for: what is not kept is not there.
 * @returns {(url: string, accept: string) => Promise<Uint8Array | null>} what an address answered when it was first asked; null for "not there"
 */
export function keptAnswers(folder, { keptOnly = false } = {}) {
  mkdirSync(folder, { recursive: true });
  const asking = new Map();

  async function ask(url, accept) {
    const path = join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.gz`);
    if (existsSync(path)) return readFileSync(path).length === 0 ? null : gunzipSync(readFileSync(path));
    if (keptOnly) return null;
    const body = url.endsWith('.whl.metadata') ? await metadata(url) : await fetched(url, accept);
    writeFileSync(`${path}.new`, body ? gzipSync(body, { level: 1 }) : '');
    renameSync(`${path}.new`, path);
    return body;
  }

  return (url, accept) => {
    const known = asking.get(url) ?? ask(url, accept);
    asking.set(url, known);
    known.catch(() => {}).finally(() => asking.delete(url));
    return known;
  };
}

async function fetched(url, accept) {
  const response = await fetch(url, { headers: { accept } });
  if (!response.ok && response.status !== 404) throw new Error(`${url}: HTTP ${response.status}`);
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
}

/** Read out of the wheel where the index has none. */
async function metadata(url) {
  return (await fetched(url, '*/*')) ?? Buffer.from(await wheelMetadata(url.slice(0, -'.metadata'.length)));
}
