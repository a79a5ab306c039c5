// Whether there is an index at an address at all: a 404 of something else proves no absence.

import type { Get } from '../http/get.ts';
import { IndexError } from '../http/index-error.ts';
import { createMemo } from '../http/memo.ts';
import { normalizeName } from '../packaging/name.ts';
import { isJsonObject } from '../text/json-value.ts';
import { decodeHtmlText, decodeJsonText } from './decode-text.ts';
import { maxFiles } from './listing.ts';
import type { PackageIndex } from './package-index.ts';
import { parseStrictJson } from './strict-json.ts';

/** Where indexes have their Simple API below what people name: most of them, and devpi. */
const usual = ['/simple', '/+simple'];

const accept = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01';

/**
 * Lets an absence stand only for an index that has shown that it is one: by any project that it has, else by its root page, which is
 * asked once (a mistyped address, a devpi index that does not exist, a registry that hides behind 404).
 *
 * @param simple the address of its Simple API, without a slash at the end
 */
export function provenIndex(index: PackageIndex, simple: string, get: Get): PackageIndex {
  const running = new Set<Promise<unknown>>();
  const proving = createMemo<true>();
  let proven = false;

  const watched = async <T>(answer: Promise<T>, proves: (value: T) => boolean): Promise<T> => {
    running.add(answer);
    try {
      const value = await answer;
      proven ||= proves(value);
      return value;
    } finally {
      running.delete(answer);
    }
  };

  const prove = async (signal: AbortSignal | undefined): Promise<void> => {
    // Another project that it has is proof enough: the root page of a mirror may have many MB.
    if (!proven) await Promise.allSettled(running);
    if (!proven) await proving('root', () => rootOf(index.name, simple, get, signal), signal);
  };

  return {
    ...index,
    async release(...asked) {
      const answer = await watched(index.release(...asked), (value) => value.found || value.missing === 'version');
      if (!answer.found && answer.missing === 'project') await prove(asked[2]);
      return answer;
    },
    async project(...asked) {
      const files = await watched(index.project(...asked), (value) => value !== undefined);
      if (files === undefined) await prove(asked[1]);
      return files;
    },
  };
}

/** @throws IndexError where there is no index, with the address at which there is one */
async function rootOf(name: string, simple: string, get: Get, signal: AbortSignal | undefined): Promise<true> {
  if (await isRoot(simple, get, signal)) return true;
  const above = simple.replace(/\/simple$/, '');
  let likely = '';
  for (const ending of usual) {
    if (`${above}${ending}` === simple) continue;
    // Mostly the first one does.
    // oxlint-disable-next-line no-await-in-loop
    const there = await isRoot(`${above}${ending}`, get, signal).catch(() => false);
    if (there) likely ||= `; ${name.replace(/\/simple$/, '')}${ending} does`;
  }
  const problem = `nothing at this address looks like a package index${likely}`;
  throw new IndexError({ kind: 'content', problem }).of(name);
}

/** PEP 503 and PEP 691: a list of projects, possibly an empty one that says what it is. */
async function isRoot(simple: string, get: Get, signal: AbortSignal | undefined): Promise<boolean> {
  const { status, bytes, contentType } = await get({ url: `${simple}/`, accept, whole: true }, signal);
  // Whoever may not look is no proof of anything.
  if (status === 401 || status === 403) throw new IndexError({ kind: 'status', status });
  if (status !== 200) return false;
  return bytes[0] === 0x7b ? isJsonRoot(bytes) : isHtmlRoot(decodeHtmlText(bytes, contentType));
}

function isJsonRoot(bytes: Uint8Array): boolean {
  const text = decodeJsonText(bytes);
  const document = text.ok ? parseStrictJson(text.value) : text;
  return document.ok && isJsonObject(document.value) && Array.isArray(document.value['projects']);
}

/** Every link leads to the page of the project that it names, or the title says what the page is (devpi, pypiserver: `Simple Index`). */
async function isHtmlRoot(html: string): Promise<boolean> {
  const { readSimplePage } = await import('./simple-html.ts');
  const { anchors, repositoryVersion, titles } = await readSimplePage(html, maxFiles);
  if (repositoryVersion !== undefined || titles.some((title) => /\bsimple (?:index|list|repository)\b/i.test(title)))
    return true;
  return (
    anchors.length > 0 &&
    anchors.every(({ href, text }) => {
      const last = href
        .replace(/[?#].*$/s, '')
        .split('/')
        .findLast((part) => part !== '');
      return last !== undefined && normalizeName(last) === normalizeName(text.replace(/\/$/, ''));
    })
  );
}
