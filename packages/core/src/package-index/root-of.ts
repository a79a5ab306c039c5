// What stands at the address of an index: the root page of its Simple API, or what else.

import type { Get } from '../http/get.ts';
import { IndexError } from '../http/index-error.ts';
import { normalizeName } from '../packaging/name.ts';
import { isJsonObject } from '../text/json-value.ts';
import { decodeHtmlText, decodeJsonText } from './decode-text.ts';
import { maxFiles } from './listing.ts';
import { parseStrictJson } from './strict-json.ts';

/** Where indexes have their Simple API below what people name: most of them, and devpi. */
const usual = ['/simple', '/+simple'];

const accept = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01';

/** @throws IndexError where there is no index, with the address at which there is one */
export async function rootOf(name: string, simple: string, get: Get, signal: AbortSignal | undefined): Promise<true> {
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
